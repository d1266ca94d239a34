@constraint:D2 @question:AMB-21 @source:TITLE-1
Feature: Another therapy after progression on lorlatinib
  The source is for the moment right after lorlatinib. Where something else came in between, a warning says
  that the patient lies outside it.

  Scenario Outline: Confirmed progression on lorlatinib, then <later therapy>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <later therapy>
    When next-line therapy is chosen
    Then alert D2 is shown
    And the patient is out of scope

    Examples:
      | later therapy                                       |
      | the last systemic therapy was another ALK inhibitor |
      | the last systemic therapy was chemotherapy          |
      | the last systemic therapy was immunotherapy         |
      | the last systemic therapy was of another kind       |

  Scenario: Lorlatinib was the last therapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then alert D2 is not shown
    And the patient is in scope

  Scenario Outline: Chemotherapy last, and <progression>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    And <progression>
    When next-line therapy is chosen
    Then alert D2 is not shown
    And the patient is out of scope

    Examples:
      | progression                                                  |
      | progression on lorlatinib is suspected but not confirmed     |
      | there is no progression on lorlatinib                        |
      | lorlatinib was never given, so there is no progression on it |

  Scenario: Last therapy not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy is unknown
    When next-line therapy is chosen
    Then alert D2 could not be checked

  Scenario: Chemotherapy last, progression on lorlatinib not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    And the progression on lorlatinib is unknown
    When next-line therapy is chosen
    Then alert D2 could not be checked
