@constraint:D4
Feature: A single site called systemic progression
  One progressing site cannot be several lesions throughout the body.

  Scenario: One progressing site, called systemic with multiple lesions
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 1
    When next-line therapy is chosen
    Then the record is impossible because of D4

  Scenario: Two progressing sites, called systemic with multiple lesions
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 2
    When next-line therapy is chosen
    Then the patient is in scope

  Scenario: One progressing site, called limited
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    When next-line therapy is chosen
    Then the patient is in scope
    And definitive local therapy should be considered

  Scenario: One progressing site, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the extent of the progression is unknown
    And the number of progressing sites is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
