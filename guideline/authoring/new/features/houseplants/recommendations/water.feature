@rec:WATER-1 @rec:WATER-2
Feature: Water dry soil
  Dry soil asks for water, and without delay where the plant is tall.

  # A table runs the scenario once for each row.
  Scenario Outline: Dry soil, <height> cm
    Given a houseplant whose soil has been felt
    And the soil is dry
    And there are no pests
    And the plant is <height> cm tall
    When the plant is cared for
    Then watering <verdict>
    And the answer on watering rests on <rule>

    Examples:
      | height | verdict        | rule    |
      | 1      | is recommended | WATER-1 |
      | 99     | is recommended | WATER-1 |
      | 100    | must be done   | WATER-2 |
      | 300    | must be done   | WATER-2 |

  Scenario: A tall plant makes the general advice more precise
    Given a houseplant whose soil has been felt
    And the soil is dry
    And there are no pests
    And the plant is 120 cm tall
    When the plant is cared for
    Then the answer on watering makes WATER-1 more precise
    And the answer on watering cites TALL

  Scenario: Nobody has measured the plant
    Given a houseplant whose soil has been felt
    And the soil is dry
    And there are no pests
    And the height is unknown
    When the plant is cared for
    Then watering cannot be determined yet
    And the answer on watering depends on the height
    And the answer on watering could still be that it must be done

  Scenario: Nobody knows how the soil feels
    Given the plant stands indoors
    And it is not known how the soil feels
    And there are no pests
    And the plant is 30 cm tall
    When the plant is cared for
    Then watering cannot be determined yet
    And the answer on watering depends on the moisture of the soil
