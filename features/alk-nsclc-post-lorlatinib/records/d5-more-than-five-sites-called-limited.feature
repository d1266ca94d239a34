@constraint:D5 @question:AMB-16 @source:LOCAL-1
Feature: More than five sites called limited
  The source typically means three to five sites. A higher count does not overrule the clinician's judgement
  but asks for a second look.

  Scenario Outline: Judged limited, <sites> progressing sites, to be checked
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <sites>
    When next-line therapy is chosen
    Then alert D5 is shown
    And definitive local therapy should be considered

    Examples:
      | sites |
      | 6     |
      | 99    |

  Scenario: Judged limited, five progressing sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 5
    When next-line therapy is chosen
    Then alert D5 is not shown

  Scenario: Judged systemic, six progressing sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 6
    When next-line therapy is chosen
    Then alert D5 is not shown

  Scenario: Judged limited, sites not counted
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And the number of progressing sites is unknown
    When next-line therapy is chosen
    Then alert D5 could not be checked

  Scenario: Six progressing sites, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the extent of the progression is unknown
    And the number of progressing sites is 6
    When next-line therapy is chosen
    Then alert D5 could not be checked
