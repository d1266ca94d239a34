Feature: Claims about every plant
  `guideline verify` proves them; these scenarios show what they mean.

  @property:LIGHT-INDEPENDENCE
  Scenario: Light and water
    Given a houseplant whose soil has been felt
    And the soil is dry
    And there are no pests
    And the plant is 30 cm tall
    When the plant is cared for
    Then the answer on watering does not depend on the light

  @property:SOIL-FIRST
  Scenario: The soil comes before every treatment
    Given the plant stands indoors
    And nobody has felt the soil
    When the plant is cared for
    Then feeling the soil comes before every treatment

  @property:HEIGHT-ONE-WAY
  Scenario Outline: A plant of <height> cm in dry soil
    Given a houseplant whose soil has been felt
    And the soil is dry
    And there are no pests
    And the plant is <height> cm tall
    When the plant is cared for
    Then the answer on watering speaks for it

    Examples:
      | height |
      | 20     |
      | 200    |
