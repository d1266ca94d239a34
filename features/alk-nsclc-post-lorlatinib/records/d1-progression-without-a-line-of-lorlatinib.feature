@constraint:D1
Feature: Progression on lorlatinib without a line in which it was given
  Whether a disease grew on lorlatinib can only be judged in somebody who took it. A record that says
  both is a slip.

  Scenario Outline: <progression>, but lorlatinib never given
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <progression>
    And lorlatinib was given in no line of therapy
    When next-line therapy is chosen
    Then the record is impossible because of D1

    Examples:
      | progression                                              |
      | progression on lorlatinib is confirmed                   |
      | progression on lorlatinib is suspected but not confirmed |
      | there is no progression on lorlatinib                    |

  Scenario Outline: Confirmed progression and <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <line>
    When next-line therapy is chosen
    Then the patient is in scope

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the second line of therapy            |
      | lorlatinib was the third line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  Scenario: Lorlatinib never given, and so no progression on it
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    And lorlatinib was never given, so there is no progression on it
    And lorlatinib was given in no line of therapy
    When next-line therapy is chosen
    Then the patient is out of scope

  Scenario: Confirmed progression, line not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the line of therapy in which lorlatinib was given is unknown
    When next-line therapy is chosen
    Then the patient is in scope
