@rec:FEED-1 @question:Q-FOOD
Feature: Feed only a plant that grows in enough light
  The source says "only", so a plant that does not meet the condition is not supported.

  Scenario Outline: <plant>
    Given a houseplant whose soil has been felt
    And the roots have room
    And <growth>
    And <light>
    When the plant is cared for
    Then feeding <verdict>

    Examples:
      | plant               | growth                  | light                | verdict                        |
      | Growing, bright     | the plant grows         | the light is bright  | is recommended                 |
      | Growing, medium     | the plant grows         | the light is medium  | is recommended                 |
      | Growing, low light  | the plant grows         | the light is low     | is not supported by the source |
      | At rest, bright     | the plant does not grow | the light is bright  | is not supported by the source |
      | Growing, light open | the plant grows         | the light is unknown | cannot be determined yet       |
      | Growth open, bright | the growth is unknown   | the light is bright  | cannot be determined yet       |

  Scenario: A record that does not mention the light
    Given a houseplant whose soil has been felt
    And the roots have room
    And the plant grows
    When the plant is cared for
    Then feeding is recommended
    And the answer assumes that the light is medium
    And the answer on feeding cites FOOD
    And the answer on feeding cites FOOD-WATER
    And open question Q-FOOD is shown with feeding

  Scenario: Food without water is planned
    Given a houseplant whose soil has been felt
    And the roots have room
    And the plant grows
    When feeding is proposed
    Then feeding cannot stand in the plan as proposed

  Scenario: Food and water are planned
    Given a houseplant whose soil has been felt
    And the soil is dry
    And there are no pests
    And the plant is 30 cm tall
    And the roots have room
    And the plant grows
    When feeding is proposed
    And watering is proposed
    Then nothing speaks against the plan
