Feature: What the source does not say
  Silence is neither permission nor advice against. It is declared beside the option, with a reason.

  @rec:WATER-1 @question:Q-MOIST
  Scenario: Soil that is neither dry nor wet
    Given a houseplant whose soil has been felt
    And the soil is neither dry nor wet
    And there are no pests
    When the plant is cared for
    Then watering is not addressed by the source
    And the answer on watering says "dry and of wet soil only"
    And open question Q-MOIST is shown with watering

  @rec:REPOT-1
  Scenario: Roots with room
    Given a houseplant whose soil has been felt
    And the roots have room
    When the plant is cared for
    Then repotting is not addressed by the source
    And the answer on repotting cites POT

  @rec:REPOT-1 @constraint:SEEDLING
  Scenario: A seedling cannot have full roots, so nobody needs to look
    Given a houseplant whose soil has been felt
    And the plant is 5 cm tall
    When the plant is cared for
    Then repotting is not addressed by the source
    And the answer on repotting cites POT

  @rec:REPOT-1
  Scenario: Nobody has looked at the roots of a larger plant
    Given a houseplant whose soil has been felt
    And the plant is 40 cm tall
    When the plant is cared for
    Then repotting cannot be determined yet
    And the answer on repotting depends on the room for the roots
