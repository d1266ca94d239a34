@constraint:D15 @question:AMB-21
Feature: Lorlatinib stopped for intolerance although progression is confirmed
  Stopping for intolerance is kept for patients without confirmed progression. Where it is confirmed,
  progression is the reason to record.

  Scenario: Stopped for intolerance, progression confirmed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And lorlatinib was stopped for intolerance
    When next-line therapy is chosen
    Then the record is impossible because of D15

  Scenario Outline: Progression confirmed, and <reason>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <reason>
    When next-line therapy is chosen
    Then the patient is in scope

    Examples:
      | reason                                    |
      | lorlatinib was stopped for progression    |
      | lorlatinib was stopped for another reason |
      | lorlatinib is still being taken           |

  Scenario Outline: Stopped for intolerance, and <progression>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <progression>
    And lorlatinib was stopped for intolerance
    When next-line therapy is chosen
    Then the patient is out of scope

    Examples:
      | progression                                              |
      | progression on lorlatinib is suspected but not confirmed |
      | there is no progression on lorlatinib                    |

  Scenario: Stopped for intolerance, progression not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the progression on lorlatinib is unknown
    And lorlatinib was stopped for intolerance
    When next-line therapy is chosen
    Then immunotherapy alone is out of scope
