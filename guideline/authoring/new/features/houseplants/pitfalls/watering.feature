@pitfall:WET-SOIL @pitfall:GNATS
Feature: Never water wet soil, or while gnats are about

  Scenario Outline: <plant>
    Given a houseplant whose soil has been felt
    And <soil>
    And <pests>
    When the plant is cared for
    Then watering must be avoided
    And the answer on watering rests on <pitfall>

    Examples:
      | plant                | soil              | pests              | pitfall  |
      | Wet soil             | the soil is wet   | there are no pests | WET-SOIL |
      | Wet soil and mites   | the soil is wet   | there are mites    | WET-SOIL |
      | Moist soil and gnats | the soil is moist | there are gnats    | GNATS    |
      | Wet soil and gnats   | the soil is wet   | there are gnats    | GNATS    |

  Scenario: Water is planned for wet soil
    Given a houseplant whose soil has been felt
    And the soil is wet
    And there are no pests
    When watering is proposed
    Then watering cannot stand in the plan as proposed
