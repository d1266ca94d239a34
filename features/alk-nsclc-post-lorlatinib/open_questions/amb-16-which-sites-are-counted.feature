@question:AMB-16 @source:LOCAL-1
Feature: Which sites are counted?
  Limited progression is explained by a number of sites, typically three to five, without saying which ones
  count. Reading D is in force: the clinician judges the extent, and a count of progressing sites checks it.

  Scenario Outline: Judged limited, <sites> progressing sites, fewer than typical
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <sites>
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And alert A-FEW-SITES is shown
    And alert D5 is not shown
    And open question AMB-16 is shown with definitive local therapy

    Examples:
      | sites |
      | 1     |
      | 2     |

  Scenario Outline: Judged limited, <sites> progressing sites, as the source describes
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <sites>
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And alert A-FEW-SITES is not shown
    And alert D5 is not shown
    And open question AMB-16 is not shown

    Examples:
      | sites |
      | 3     |
      | 4     |
      | 5     |

  Scenario Outline: Judged limited, <sites> progressing sites, more than typical
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <sites>
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And alert A-FEW-SITES is not shown
    And alert D5 is shown
    And open question AMB-16 is shown

    Examples:
      | sites |
      | 6     |
      | 20    |

  Scenario Outline: Judged systemic, <sites> progressing sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And the number of progressing sites is <sites>
    When next-line therapy is chosen
    Then definitive local therapy is not addressed by the source
    And open question AMB-16 is not shown

    Examples:
      | sites |
      | 2     |
      | 4     |
      | 6     |

  Scenario: Judged limited, sites not counted
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is unknown
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And alert A-FEW-SITES could not be checked
    And alert D5 could not be checked
    And open question AMB-16 is shown

  Scenario: Four sites counted, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the extent of the progression is unknown
    And the number of progressing sites is 4
    When next-line therapy is chosen
    Then definitive local therapy cannot be determined yet
    And the answer on definitive local therapy depends on the extent of the progression
    And the answer on definitive local therapy could still be that it should be considered
    And the answer on definitive local therapy could still be that it is not addressed by the source
    And open question AMB-16 is not shown

  Scenario: Two sites counted, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the extent of the progression is unknown
    And the number of progressing sites is 2
    When next-line therapy is chosen
    Then definitive local therapy cannot be determined yet
    And open question AMB-16 is shown
