@constraint:A-NO-MODALITY @question:AMB-18 @source:LOCAL-1
Feature: The note where local therapy is asked for but not feasible
  In limited progression the source asks to think of local therapy. Where the record knows of no feasible
  one, a note points to the gap.

  Scenario: Limited progression, no local treatment feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then alert A-NO-MODALITY is shown
    And definitive local therapy should be considered

  Scenario Outline: Limited progression, and <local treatment>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And <local treatment>
    When next-line therapy is chosen
    Then alert A-NO-MODALITY is not shown

    Examples:
      | local treatment                                         |
      | SABR can treat all progressing sites                    |
      | surgery can remove all progressing sites                |
      | cryotherapy can treat all progressing sites             |
      | microwave ablation can treat all progressing sites      |
      | radiofrequency ablation can treat all progressing sites |

  Scenario: Systemic progression, no local treatment feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then alert A-NO-MODALITY is not shown

  Scenario: Limited progression, feasible local treatments not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And it is unknown which local treatments can treat all progressing sites
    When next-line therapy is chosen
    Then alert A-NO-MODALITY could not be checked

  Scenario: No local treatment feasible, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the extent of the progression is unknown
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then alert A-NO-MODALITY could not be checked

  Scenario: Limited progression without a feasible local treatment in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the progression is limited or oligoprogressive
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then alert A-NO-MODALITY is not shown
