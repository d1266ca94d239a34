@constraint:D7 @source:LOCAL-2
Feature: Progression called both systemic and confined to specific sites
  The two descriptions rarely fit together, so a warning asks to look again.

  Scenario: Systemic progression recorded as confined to specific sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And the progression is confined to specific anatomic sites
    When next-line therapy is chosen
    Then alert D7 is shown
    And the patient is in scope

  Scenario: Systemic progression not confined to specific sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And the progression is not confined to specific anatomic sites
    When next-line therapy is chosen
    Then alert D7 is not shown

  Scenario: Limited progression confined to specific sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the progression is confined to specific anatomic sites
    When next-line therapy is chosen
    Then alert D7 is not shown

  Scenario: Systemic progression, restriction to sites not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And it is unknown whether the progression is confined to specific anatomic sites
    When next-line therapy is chosen
    Then alert D7 could not be checked

  Scenario: Progression confined to specific sites, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the extent of the progression is unknown
    And the progression is confined to specific anatomic sites
    When next-line therapy is chosen
    Then alert D7 could not be checked
