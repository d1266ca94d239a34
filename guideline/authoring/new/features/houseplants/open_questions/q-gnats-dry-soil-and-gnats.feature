@question:Q-GNATS @constraint:TWO-SENTENCES
Feature: Dry soil and gnats at the same time
  Two sentences disagree. The conflict is declared and never resolved silently.

  Scenario: Dry soil and gnats
    Given a houseplant whose soil has been felt
    And the soil is dry
    And there are gnats
    And the plant is 30 cm tall
    When the plant is cared for
    Then watering needs a person to decide between readings
    And the answer on watering says "Somebody has to look at the plant"
    And open question Q-GNATS is shown with watering
    And alert TWO-SENTENCES is shown

  Scenario: Dry soil and mites
    Given a houseplant whose soil has been felt
    And the soil is dry
    And there are mites
    And the plant is 30 cm tall
    When the plant is cared for
    Then watering is recommended
    And open question Q-GNATS is not shown
    And alert TWO-SENTENCES is not shown

  Scenario: Moist soil, and nobody has looked for pests
    Given a houseplant whose soil has been felt
    And the soil is moist
    When the plant is cared for
    Then alert TWO-SENTENCES is not shown
