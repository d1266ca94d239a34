@constraint:A-FEW-SITES @question:AMB-16 @source:LOCAL-1
Feature: The note on one or two sites
  The source calls three to five sites typical of limited disease. Fewer are taken as limited all the more,
  and a note says so.

  Scenario Outline: Judged limited, <sites> progressing sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <sites>
    When next-line therapy is chosen
    Then alert A-FEW-SITES is shown

    Examples:
      | sites |
      | 1     |
      | 2     |

  Scenario: Judged limited, three progressing sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    When next-line therapy is chosen
    Then alert A-FEW-SITES is not shown

  Scenario: Judged systemic, two progressing sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 2
    When next-line therapy is chosen
    Then alert A-FEW-SITES is not shown

  Scenario: Judged limited, sites not counted
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is unknown
    When next-line therapy is chosen
    Then alert A-FEW-SITES could not be checked

  Scenario: Two progressing sites, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the extent of the progression is unknown
    And the number of progressing sites is 2
    When next-line therapy is chosen
    Then alert A-FEW-SITES could not be checked

  Scenario: Two sites judged limited in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 2
    When next-line therapy is chosen
    Then alert A-FEW-SITES is not shown
