@constraint:D8
Feature: Progression in the brain only, but not confined to a site
  The brain is a specific site, so a progression that is found nowhere else is confined to it.

  Scenario: Only the brain progresses, recorded as not confined to specific sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And only the central nervous system progresses
    And the progression is not confined to specific anatomic sites
    When next-line therapy is chosen
    Then the record is impossible because of D8

  Scenario: Only the brain progresses, recorded as confined to specific sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And only the central nervous system progresses
    And the progression is confined to specific anatomic sites
    When next-line therapy is chosen
    Then the patient is in scope

  Scenario: Only the brain progresses, restriction to sites not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And only the central nervous system progresses
    When next-line therapy is chosen
    Then the patient is in scope

  Scenario: Not only the brain progresses, not confined to specific sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is not limited to the central nervous system
    And the progression is not confined to specific anatomic sites
    When next-line therapy is chosen
    Then the patient is in scope

  Scenario: Not only the brain progresses, confined to specific sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is not limited to the central nervous system
    And the progression is confined to specific anatomic sites
    When next-line therapy is chosen
    Then the patient is in scope

  Scenario: Suspected progression in the brain only, restriction to a site said not to apply
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But progression on lorlatinib is suspected but not confirmed
    And only the central nervous system progresses
    And there is no progression that could be confined to a site
    When next-line therapy is chosen
    Then the record is impossible because of D8
