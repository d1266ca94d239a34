@constraint:A-PERFORMANCE @question:AMB-01 @source:CHEMO-4
Feature: The note at performance status 3 or 4
  Above performance status 2 the source names no chemotherapy. A note says so, and that profiling and the
  warnings still hold.

  Scenario Outline: Performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then alert A-PERFORMANCE is shown

    Examples:
      | status |
      | 3      |
      | 4      |

  Scenario Outline: Within the limit, performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then alert A-PERFORMANCE is not shown

    Examples:
      | status |
      | 0      |
      | 2      |

  Scenario: Performance status not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is unknown
    When next-line therapy is chosen
    Then alert A-PERFORMANCE could not be checked

  Scenario: Performance status 3 in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the ECOG performance status is 3
    When next-line therapy is chosen
    Then alert A-PERFORMANCE is not shown
