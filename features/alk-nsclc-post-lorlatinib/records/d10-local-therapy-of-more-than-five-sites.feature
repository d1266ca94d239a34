@constraint:D10 @question:AMB-18 @source:LOCAL-1
Feature: Definitive local therapy of more than five sites
  The source thinks of three to five sites when it speaks of local therapy. More than that can be feasible,
  but a warning asks to check the record.

  Scenario Outline: Six progressing sites, and <local treatment>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the number of progressing sites is 6
    And <local treatment>
    When next-line therapy is chosen
    Then alert D10 is shown

    Examples:
      | local treatment                                         |
      | SABR can treat all progressing sites                    |
      | surgery can remove all progressing sites                |
      | cryotherapy can treat all progressing sites             |
      | microwave ablation can treat all progressing sites      |
      | radiofrequency ablation can treat all progressing sites |

  Scenario: Five progressing sites, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the number of progressing sites is 5
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then alert D10 is not shown

  Scenario: Six progressing sites, no local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the number of progressing sites is 6
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then alert D10 is not shown

  Scenario: Six progressing sites, feasible local treatments not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the number of progressing sites is 6
    And it is unknown which local treatments can treat all progressing sites
    When next-line therapy is chosen
    Then alert D10 could not be checked

  Scenario: Sites not counted, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the number of progressing sites is unknown
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then alert D10 could not be checked
