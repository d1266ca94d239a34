@rec:REPOT-1
Feature: A larger pot rather than more food
  A comparison: where the roots fill the pot, feeding is the lesser of two options.

  Scenario: The roots fill the pot
    Given a houseplant whose soil has been felt
    And the plant grows
    And the plant is 40 cm tall
    And the roots fill the pot
    When the plant is cared for
    Then repotting is recommended
    And feeding is less preferred
    And the answer on feeding cites POT
