@constraint:D3
Feature: Details of a progression that does not exist
  Without progression there is nothing to have symptoms, an extent, sites or a restriction. A record with
  such a detail contradicts itself.

  Scenario Outline: No progression on lorlatinib, but <detail>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But there is no progression on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then the record is impossible because of D3

    Examples:
      | detail                                                     |
      | the progression is symptomatic                             |
      | the progression is asymptomatic                            |
      | the progression is limited or oligoprogressive             |
      | the progression is systemic with multiple lesions          |
      | the number of progressing sites is 1                       |
      | the progression is confined to specific anatomic sites     |
      | the progression is not confined to specific anatomic sites |

  Scenario: Lorlatinib never given, but a progression with symptoms recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    And lorlatinib was never given, so there is no progression on it
    And the progression is symptomatic
    When next-line therapy is chosen
    Then the record is impossible because of D3

  Scenario: No progression, and every detail marked as not applicable
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But there is no progression on lorlatinib
    And there is no progression that could cause symptoms
    And there is no progression whose extent could be judged
    And there is no progressing site to count
    And there is no progression that could be confined to a site
    When next-line therapy is chosen
    Then the patient is out of scope

  Scenario: Lorlatinib never given, and every detail marked as not applicable
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    And lorlatinib was never given, so there is no progression on it
    And there is no progression that could cause symptoms
    And there is no progression whose extent could be judged
    And there is no progressing site to count
    And there is no progression that could be confined to a site
    When next-line therapy is chosen
    Then the patient is out of scope

  Scenario: Suspected progression with details
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But progression on lorlatinib is suspected but not confirmed
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 4
    And the progression is not confined to specific anatomic sites
    When next-line therapy is chosen
    Then the patient is out of scope

  Scenario: Confirmed progression with details
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 4
    And the progression is not confined to specific anatomic sites
    When next-line therapy is chosen
    Then the patient is in scope
