@question:AMB-05 @source:CONT-1 @source:CONT-3 @source:LOCAL-1 @source:LOCAL-5 @source:HEAD-6
Feature: Does everyone who stays on lorlatinib need local therapy?
  The sentence on staying on lorlatinib names two groups and then asks for a feasible local therapy.
  Reading A is in force: it is asked of both groups, so without it the source does not support staying on.

  Scenario Outline: No symptoms, <extent>, no local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And <extent>
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib is not supported by the source
    And the answer on continuing lorlatinib rests on CONT-1
    And open question AMB-05 is shown with continuing lorlatinib

    Examples:
      | extent                                            |
      | the progression is limited or oligoprogressive    |
      | the progression is systemic with multiple lesions |
      | the extent of the progression is unknown          |

  Scenario Outline: No symptoms, <extent>, <local treatment>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And <extent>
    And <local treatment>
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib cites CONT-1
    And the answer on continuing lorlatinib cites CONT-3
    And open question AMB-05 is not shown

    Examples:
      | extent                                            | local treatment                                         |
      | the progression is systemic with multiple lesions | SABR can treat all progressing sites                    |
      | the progression is systemic with multiple lesions | surgery can remove all progressing sites                |
      | the extent of the progression is unknown          | cryotherapy can treat all progressing sites             |
      | the progression is systemic with multiple lesions | microwave ablation can treat all progressing sites      |
      | the extent of the progression is unknown          | radiofrequency ablation can treat all progressing sites |

  Scenario: No symptoms, limited disease, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib cites LOCAL-5
    And definitive local therapy should be considered
    And open question AMB-05 is not shown

  Scenario: Symptoms from a single site, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And open question AMB-05 is not shown

  Scenario: Symptoms from a single site, no local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib is not supported by the source
    And open question AMB-05 is not shown

  Scenario Outline: No symptoms, <extent>, not known which local treatments are feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And <extent>
    And it is unknown which local treatments can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on which local treatments are feasible
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And open question AMB-05 is shown

    Examples:
      | extent                                            |
      | the progression is limited or oligoprogressive    |
      | the progression is systemic with multiple lesions |

  Scenario: Single site, not known whether it causes symptoms, no local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib is not supported by the source
    And open question AMB-05 is shown
