@rec:WIPE-1 @pitfall:GIVING-UP
Feature: Wipe the leaves against mites
  The source allows it and asks for care in the same sentence.

  Scenario: Mites
    Given a houseplant whose soil has been felt
    And there are mites
    And the plant grows
    When the plant is cared for
    Then wiping the leaves calls for care
    And the answer on wiping the leaves does not speak against it
    And alert GIVING-UP is shown

  Scenario: No pests
    Given a houseplant whose soil has been felt
    And there are no pests
    When the plant is cared for
    Then wiping the leaves is not a question for this patient
    And alert GIVING-UP is not shown

  Scenario: A plan that leaves nothing to say against it
    Given a houseplant whose soil has been felt
    And there are mites
    And the plant grows
    When wiping the leaves is proposed
    Then nothing speaks against the plan
