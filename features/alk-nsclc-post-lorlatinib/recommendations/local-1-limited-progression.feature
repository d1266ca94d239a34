@rec:LOCAL-1 @source:LOCAL-1 @source:LOCAL-2
Feature: Definitive local therapy for limited or oligoprogressive disease
  Where few sites progress, typically three to five, the source wants definitive local therapy to be
  considered. It finds this most fitting when there are no symptoms or when the progression keeps to
  certain places in the body.

  @source:CONT-1 @source:LOCAL-3 @rec:CONT-1
  Scenario: No symptoms, three sites, SABR possible, tissue tested
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the progression is not limited to the central nervous system
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy rests on LOCAL-1
    And the answer on definitive local therapy cites LOCAL-1
    And the answer on definitive local therapy cites HEAD-6
    And the answer on definitive local therapy cites LOCAL-2
    And stereotactic ablative radiotherapy is an option
    And continuing lorlatinib may be considered
    And platinum-pemetrexed chemotherapy is recommended
    And surgical resection is not addressed by the source
    And image-guided thermal ablation is not addressed by the source
    And immunotherapy alone must be avoided
    And alert A-FEW-SITES is not shown
    And alert A-NO-MODALITY is not shown
    And alert D5 is not shown
    And alert D6 is not shown
    And open question AMB-04 is not shown
    And open question AMB-16 is not shown
    And nothing has to be done before definitive local therapy
    And nothing else is recommended

  @question:AMB-04
  Scenario: Widespread instead of limited
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy is not addressed by the source
    And the answer on definitive local therapy cites LOCAL-1
    And the answer on definitive local therapy does not cite LOCAL-2

  Scenario: Extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the extent of the progression is unknown
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy cannot be determined yet
    And the answer on definitive local therapy depends on the extent of the progression
    And the answer on definitive local therapy could still be that it should be considered
    And the answer on definitive local therapy could still be that it is not addressed by the source

  @question:AMB-16
  Scenario Outline: A count of <number> does not stand in for the judgement of the extent
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the extent of the progression is unknown
    And the number of progressing sites is <number>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy cannot be determined yet
    And the answer on definitive local therapy depends on the extent of the progression

    Examples:
      | number |
      | 2      |
      | 3      |
      | 5      |
      | 6      |

  @question:AMB-17
  Scenario Outline: The emphasis holds, because <symptoms> and <restriction>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <symptoms>
    And the progression is limited or oligoprogressive
    And <restriction>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy cites LOCAL-2

    Examples:
      | symptoms                                              | restriction                                                |
      | the progression is asymptomatic                       | the progression is not confined to specific anatomic sites |
      | the progression is symptomatic                        | the progression is confined to specific anatomic sites     |
      | the progression is asymptomatic                       | the progression is confined to specific anatomic sites     |
      | it is unknown whether the progression causes symptoms | the progression is confined to specific anatomic sites     |

  Scenario Outline: The emphasis is not certain, but local therapy is considered all the same: <restriction>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And <restriction>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy rests on LOCAL-1
    And the answer on definitive local therapy does not cite LOCAL-2

    Examples:
      | restriction                                                                  |
      | the progression is not confined to specific anatomic sites                   |
      | it is unknown whether the progression is confined to specific anatomic sites |

  @question:AMB-03 @constraint:D7
  Scenario: The emphasis is no reason of its own in widespread disease
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the progression is confined to specific anatomic sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy is not addressed by the source
    And the answer on definitive local therapy does not cite LOCAL-2
    And alert D7 is shown

  @question:AMB-16 @constraint:A-FEW-SITES
  Scenario Outline: Fewer sites than typical: <number>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <number>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy rests on LOCAL-1
    And alert A-FEW-SITES is shown
    And alert D5 is not shown
    And open question AMB-16 is shown

    Examples:
      | number |
      | 1      |
      | 2      |

  @question:AMB-16
  Scenario Outline: As many sites as typical: <number>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <number>
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy rests on LOCAL-1
    And alert A-FEW-SITES is not shown
    And alert D5 is not shown
    And alert D10 is not shown
    And open question AMB-16 is not shown

    Examples:
      | number |
      | 3      |
      | 5      |

  @question:AMB-16 @question:AMB-18 @constraint:D5 @constraint:D10
  Scenario: Six sites, judged limited all the same
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 6
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy rests on LOCAL-1
    And alert D5 is shown
    And alert D10 is shown
    And alert A-FEW-SITES is not shown
    And open question AMB-16 is shown

  @question:AMB-16
  Scenario: Limited, sites not counted
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is unknown
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And alert A-FEW-SITES could not be checked
    And alert D5 could not be checked
    And the answer on definitive local therapy does not depend on the number of progressing sites

  @question:AMB-18 @constraint:A-NO-MODALITY
  Scenario: Limited, but no local treatment can reach every site
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy rests on LOCAL-1
    And alert A-NO-MODALITY is shown
    And stereotactic ablative radiotherapy is not addressed by the source
    And surgical resection is not addressed by the source
    And image-guided thermal ablation is not addressed by the source
    And continuing lorlatinib is not supported by the source

  @question:AMB-17 @constraint:A-CNS
  Scenario: Only the brain progresses
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And only the central nervous system progresses
    And the progression is confined to specific anatomic sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy rests on LOCAL-1
    And the answer on definitive local therapy cites LOCAL-2
    And alert A-CNS is shown
    And open question AMB-17 is shown

  @question:AMB-01
  Scenario Outline: The limit on performance status is for chemotherapy only: performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy does not depend on the ECOG performance status

    Examples:
      | status |
      | 2      |
      | 3      |

  @source:PROF-1
  Scenario: Profiling comes before local therapy, too
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And broad molecular profiling must be performed
    And broad molecular profiling has to be done before definitive local therapy
