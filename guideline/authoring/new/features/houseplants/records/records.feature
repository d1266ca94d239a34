Feature: Records that are wrong, or that say more than the advice

  @constraint:SEEDLING
  Scenario: A seedling in a pot full of roots
    Given a houseplant whose soil has been felt
    And the plant is 5 cm tall
    And the roots fill the pot
    When the plant is cared for
    Then the record is impossible because of SEEDLING

  @constraint:SEEDLING
  Scenario: A plant just too tall for a seedling
    Given a houseplant whose soil has been felt
    And the plant is 6 cm tall
    And the roots fill the pot
    When the plant is cared for
    Then repotting is recommended

  @constraint:DAYLIGHT
  Scenario: Low light outdoors
    Given the plant stands outdoors
    And the light is low
    When the plant is cared for
    Then the record is impossible because of DAYLIGHT

  @constraint:CEILING
  Scenario Outline: A plant of <height> cm
    Given a houseplant whose soil has been felt
    And the plant is <height> cm tall
    When the plant is cared for
    Then alert CEILING <state>

    Examples:
      | height | state        |
      | 249    | is not shown |
      | 250    | is shown     |

  @constraint:ISOLATE
  Scenario Outline: Mites, and <growth>
    Given a houseplant whose soil has been felt
    And there are mites
    And <growth>
    When the plant is cared for
    Then alert ISOLATE <state>

    Examples:
      | growth                  | state                |
      | the plant does not grow | is shown             |
      | the plant grows         | is not shown         |
      | the growth is unknown   | could not be checked |

  @constraint:ISOLATE
  Scenario: No pests, and nobody has looked for new leaves
    Given a houseplant whose soil has been felt
    And there are no pests
    When the plant is cared for
    Then alert ISOLATE is not shown
