@question:AMB-17 @question:AMB-18 @source:LOCAL-3 @source:LOCAL-4
Feature: Each silence about a local treatment has its own reason
  The source lists local treatments for limited progression outside the brain, where they can reach
  every site. Beyond that it is silent, each time for another reason.

  @source:LOCAL-3
  Scenario Outline: SABR, <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <extent>
    And <feasible>
    And <brain>
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is not addressed by the source
    And the answer on stereotactic ablative radiotherapy says "<reason>"

    Examples:
      | state        | extent                                            | feasible                                           | brain                                                        | reason                              |
      | many sites   | the progression is systemic with multiple lesions | SABR can treat all progressing sites               | the progression is not limited to the central nervous system | lists SABR for limited lesions only |
      | not feasible | the progression is limited or oligoprogressive    | no local treatment can treat all progressing sites | the progression is not limited to the central nervous system | not judged feasible                 |
      | brain only   | the progression is limited or oligoprogressive    | SABR can treat all progressing sites               | only the central nervous system progresses                   | does not mention the brain          |

  @source:LOCAL-3
  Scenario Outline: Surgery, <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <extent>
    And <feasible>
    And <brain>
    When next-line therapy is chosen
    Then surgical resection is not addressed by the source
    And the answer on surgical resection says "<reason>"

    Examples:
      | state        | extent                                            | feasible                                           | brain                                                        | reason                                 |
      | many sites   | the progression is systemic with multiple lesions | surgery can remove all progressing sites           | the progression is not limited to the central nervous system | lists surgery for limited lesions only |
      | not feasible | the progression is limited or oligoprogressive    | no local treatment can treat all progressing sites | the progression is not limited to the central nervous system | not judged feasible                    |
      | brain only   | the progression is limited or oligoprogressive    | surgery can remove all progressing sites           | only the central nervous system progresses                   | does not mention the brain             |

  @source:LOCAL-4
  Scenario Outline: Thermal ablation, <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <extent>
    And <feasible>
    And <brain>
    When next-line therapy is chosen
    Then image-guided thermal ablation is not addressed by the source
    And the answer on image-guided thermal ablation says "<reason>"

    Examples:
      | state        | extent                                            | feasible                                           | brain                                                        | reason                     |
      | many sites   | the progression is systemic with multiple lesions | cryotherapy can treat all progressing sites        | the progression is not limited to the central nervous system | for limited disease only   |
      | not feasible | the progression is limited or oligoprogressive    | no local treatment can treat all progressing sites | the progression is not limited to the central nervous system | not judged feasible        |
      | brain only   | the progression is limited or oligoprogressive    | cryotherapy can treat all progressing sites        | only the central nervous system progresses                   | does not mention the brain |
