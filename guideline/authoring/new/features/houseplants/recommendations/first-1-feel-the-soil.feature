@rec:FIRST-1 @pitfall:SKIPPING
Feature: Feel the soil first
  The source puts the soil before everything else. A check that was made need not be made again.

  Scenario: Nobody has felt the soil
    Given the plant stands indoors
    And nobody has felt the soil
    When the plant is cared for
    Then feeling the soil must be done
    And the answer on feeling the soil rests on FIRST-1
    And alert SKIPPING is shown
    And feeling the soil has to be done before watering
    And the answer on feeling the soil cites FIRST
    And the answer on feeling the soil does not cite BRIGHT

  Scenario: Bright light, and nobody has felt the soil
    Given the plant stands indoors
    And nobody has felt the soil
    And the light is bright
    When the plant is cared for
    Then feeling the soil must be done
    And the answer on feeling the soil cites BRIGHT

  Scenario: A soil meter is in the pot
    Given the plant stands indoors
    And a soil meter is still measuring
    When the plant is cared for
    Then feeling the soil is done or under way
    And alert FIRST-1 is shown

  Scenario: The soil was felt this morning
    Given a houseplant whose soil has been felt
    When the plant is cared for
    Then feeling the soil is done or under way
    And alert SKIPPING is not shown
    And alert FIRST-1 is not shown
    And nothing has to be done before watering

  Scenario: Nobody knows whether the soil was felt
    Given the plant stands indoors
    And the check of the soil is unknown
    When the plant is cared for
    Then feeling the soil cannot be determined yet
    And alert SKIPPING would apply if more were known
