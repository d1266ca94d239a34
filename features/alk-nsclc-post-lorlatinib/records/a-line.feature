@constraint:A-LINE @question:AMB-02 @question:AMB-20 @source:SUM-1
Feature: The note on the line in which lorlatinib was given
  What the source takes from ASCO covers the second and third line. In any other line a note says that the
  answer rests on the other sentences.

  Scenario Outline: Not covered by the advice from ASCO: <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <line>
    When next-line therapy is chosen
    Then alert A-LINE is shown

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  Scenario Outline: Covered by the advice from ASCO: <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <line>
    When next-line therapy is chosen
    Then alert A-LINE is not shown

    Examples:
      | line                                      |
      | lorlatinib was the second line of therapy |
      | lorlatinib was the third line of therapy  |

  Scenario: Line not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the line of therapy in which lorlatinib was given is unknown
    When next-line therapy is chosen
    Then alert A-LINE could not be checked

  Scenario: Lorlatinib first, chemotherapy since
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    And lorlatinib was the first line of therapy
    When next-line therapy is chosen
    Then alert A-LINE is not shown
