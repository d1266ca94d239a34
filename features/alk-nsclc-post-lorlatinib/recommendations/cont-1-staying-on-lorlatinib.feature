@rec:CONT-1 @source:CONT-1 @source:LOCAL-5
Feature: Staying on lorlatinib when local therapy can treat every progressing site
  The source allows lorlatinib to go on only for patients without symptoms or with few
  progressing sites, provided that definitive local therapy is possible. It calls this choice highly
  selective.

  @rec:LOCAL-1 @source:LOCAL-1
  Scenario: No symptoms, few sites, SABR possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib cites CONT-1
    And the answer on continuing lorlatinib cites CONT-3
    And the answer on continuing lorlatinib cites HEAD-8
    And the answer on continuing lorlatinib cites LOCAL-5
    And definitive local therapy should be considered
    And stereotactic ablative radiotherapy is an option
    And platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended

  @question:AMB-05 @question:AMB-18
  Scenario Outline: No symptoms, few sites, <method>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And <method>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib rests on CONT-1
    And open question AMB-05 is not shown

    Examples:
      | method                                                  |
      | SABR can treat all progressing sites                    |
      | surgery can remove all progressing sites                |
      | cryotherapy can treat all progressing sites             |
      | microwave ablation can treat all progressing sites      |
      | radiofrequency ablation can treat all progressing sites |

  @question:AMB-05
  Scenario Outline: No symptoms, but local therapy is not possible, and <extent>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And <extent>
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib is not supported by the source
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib cites CONT-1
    And the answer on continuing lorlatinib does not cite LOCAL-5
    And open question AMB-05 is shown

    Examples:
      | extent                                            |
      | the progression is limited or oligoprogressive    |
      | the progression is systemic with multiple lesions |

  @question:AMB-03 @question:AMB-05
  Scenario: No symptoms, widespread, yet local therapy can treat every site
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib does not cite LOCAL-5
    And open question AMB-03 is shown
    And platinum-pemetrexed chemotherapy is recommended

  @question:AMB-04
  Scenario: Symptoms from a single site that surgery can remove
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And surgery can remove all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib cites LOCAL-5
    And alert D6 is not shown
    And open question AMB-04 is not shown

  Scenario: Symptoms from a single site that no local treatment can reach
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib is not supported by the source
    And the answer on continuing lorlatinib rests on CONT-1

  @source:CONT-2 @pitfall:PIT-3
  Scenario Outline: Symptoms and widespread disease outweigh what local therapy could do: <feasible>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And <feasible>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib rests on PIT-3
    And the answer on continuing lorlatinib does not cite CONT-1

    Examples:
      | feasible                                           |
      | SABR can treat all progressing sites               |
      | no local treatment can treat all progressing sites |

  @question:AMB-18
  Scenario Outline: Nobody has judged whether local therapy is feasible: no symptoms, <extent>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And <extent>
    And it is unknown which local treatments can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on which local treatments are feasible
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And alert A-NO-MODALITY <alert>

    Examples:
      | extent                                            | alert                |
      | the progression is limited or oligoprogressive    | could not be checked |
      | the progression is systemic with multiple lesions | is not shown         |

  @question:AMB-18
  Scenario: A single symptomatic site, and nobody has judged whether local therapy is feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And it is unknown which local treatments can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on which local treatments are feasible
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it is not supported by the source

  @pitfall:PIT-3
  Scenario: Widespread, local therapy possible, symptoms not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is systemic with multiple lesions
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on whether the progression causes symptoms
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it must be avoided
    And alert PIT-3 would apply if more were known

  @pitfall:PIT-3
  Scenario: Widespread, local therapy not possible, symptoms not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on whether the progression causes symptoms
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And the answer on continuing lorlatinib could still be that it must be avoided

  @question:AMB-04
  Scenario: Few sites, local therapy possible, symptoms not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on whether the progression causes symptoms
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it needs a person to decide between readings

  Scenario: A single site that local therapy can treat, so symptoms make no difference
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib rests on CONT-1

  Scenario Outline: No symptoms, extent not judged, and <feasible>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the extent of the progression is unknown
    And <feasible>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib <verdict>
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib does not cite LOCAL-5

    Examples:
      | feasible                                           | verdict                        |
      | SABR can treat all progressing sites               | may be considered              |
      | no local treatment can treat all progressing sites | is not supported by the source |

  @pitfall:PIT-3 @question:AMB-04
  Scenario: Three symptomatic sites, local therapy possible, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the extent of the progression is unknown
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the extent of the progression
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it needs a person to decide between readings
    And alert PIT-3 would apply if more were known

  @source:CHEMO-4 @question:AMB-01
  Scenario: The limit on performance status is for chemotherapy only
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And the ECOG performance status is 2
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib does not depend on the ECOG performance status
    And the answer on continuing lorlatinib does not depend on the line of therapy in which lorlatinib was given

  Scenario: Staying on lorlatinib is planned, but local therapy is not possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    And tissue profiling found no resistance mechanism
    When continuing lorlatinib is proposed
    And next-line therapy is chosen
    Then continuing lorlatinib is not supported by the source
    And continuing lorlatinib cannot stand in the plan as proposed

  @source:PROF-1
  Scenario: Profiling comes before the decision to stay on lorlatinib, too
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And broad molecular profiling has to be done before continuing lorlatinib

  @source:LOCAL-5
  Scenario Outline: Lorlatinib planned without the local therapy that makes it possible, and <symptoms>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <symptoms>
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And SABR can treat all progressing sites
    And plasma profiling found a resistance mechanism
    When continuing lorlatinib is proposed
    And next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And continuing lorlatinib cannot stand in the plan as proposed

    Examples:
      | symptoms                        |
      | the progression is asymptomatic |
      | the progression is symptomatic  |

  @source:LOCAL-5
  Scenario Outline: Lorlatinib planned together with <local treatment>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And surgery can remove all progressing sites
    And cryotherapy can treat all progressing sites
    And plasma profiling found a resistance mechanism
    When continuing lorlatinib is proposed
    And <local treatment> is proposed
    And next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And nothing speaks against the plan

    Examples:
      | local treatment                    |
      | definitive local therapy           |
      | stereotactic ablative radiotherapy |
      | surgical resection                 |
      | image-guided thermal ablation      |
