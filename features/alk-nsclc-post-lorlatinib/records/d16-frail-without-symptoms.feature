@constraint:D16
Feature: Performance status 3 or 4 without symptoms of the progression
  Another illness can explain it, so the record is possible; a warning asks to check it.

  Scenario Outline: No symptoms, performance status <status>, to be checked
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then alert D16 is shown
    And the patient is in scope

    Examples:
      | status |
      | 3      |
      | 4      |

  Scenario: No symptoms, performance status 2
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the ECOG performance status is 2
    When next-line therapy is chosen
    Then alert D16 is not shown

  Scenario: Symptoms, performance status 3
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the ECOG performance status is 3
    When next-line therapy is chosen
    Then alert D16 is not shown

  Scenario: No symptoms, performance status not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the ECOG performance status is unknown
    When next-line therapy is chosen
    Then alert D16 could not be checked

  Scenario: Performance status 3, not known whether the progression causes symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the ECOG performance status is 3
    When next-line therapy is chosen
    Then alert D16 could not be checked

  Scenario: Performance status 3 and no progression that could cause symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But there is no progression on lorlatinib
    And there is no progression that could cause symptoms
    And the ECOG performance status is 3
    When next-line therapy is chosen
    Then alert D16 is not shown
    And the patient is out of scope
