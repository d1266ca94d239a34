@constraint:A-LOW-SUPPORT @question:AMB-03 @source:SUM-1
Feature: The note on low support for many sites without symptoms
  Only the general sentence on chemotherapy reaches these patients. A note says that the support is low and
  points to the tumour board.

  Scenario: Many sites, no symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then alert A-LOW-SUPPORT is shown

  Scenario: Many sites, with symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then alert A-LOW-SUPPORT is not shown

  Scenario: Few sites, no symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    When next-line therapy is chosen
    Then alert A-LOW-SUPPORT is not shown

  Scenario: Many sites, symptoms not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then alert A-LOW-SUPPORT could not be checked

  Scenario: No symptoms, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the extent of the progression is unknown
    When next-line therapy is chosen
    Then alert A-LOW-SUPPORT could not be checked

  Scenario: Many sites without symptoms in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then alert A-LOW-SUPPORT is not shown
