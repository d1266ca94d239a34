@rec:LOCAL-3-SABR @source:LOCAL-3
Feature: SABR as a local treatment of few sites
  The source names SABR among the ways to treat limited systemic lesions. It ranks none of them,
  and the list is not closed. It does not mention the brain.

  Scenario: Few sites, SABR can treat all progressing sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the progression is not limited to the central nervous system
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is an option
    And the answer on stereotactic ablative radiotherapy rests on LOCAL-3-SABR
    And the answer on stereotactic ablative radiotherapy cites LOCAL-3
    And the answer on stereotactic ablative radiotherapy cites HEAD-7
    And definitive local therapy should be considered
    And surgical resection is not addressed by the source

  Scenario: Symptoms do not take the option away
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And the ECOG performance status is 3
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is an option
    And the answer on stereotactic ablative radiotherapy does not depend on whether the progression causes symptoms
    And the answer on stereotactic ablative radiotherapy does not depend on the number of progressing sites
    And the answer on stereotactic ablative radiotherapy does not depend on the ECOG performance status

  Scenario: SABR among other local treatments that can reach every site
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And surgery can remove all progressing sites
    And microwave ablation can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is an option
    And surgical resection is an option
    And image-guided thermal ablation is an option

  Scenario: Widespread instead of limited
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is not addressed by the source
    And the answer on stereotactic ablative radiotherapy cites LOCAL-3

  @question:AMB-18
  Scenario Outline: Few sites, but SABR cannot reach all of them: <feasible>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And <feasible>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is not addressed by the source
    And the answer on stereotactic ablative radiotherapy cites LOCAL-3
    And open question AMB-18 is shown

    Examples:
      | feasible                                           |
      | surgery can remove all progressing sites           |
      | cryotherapy can treat all progressing sites        |
      | no local treatment can treat all progressing sites |

  @question:AMB-17 @constraint:A-CNS
  Scenario: Only the brain progresses, so no kind of local treatment is named
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And only the central nervous system progresses
    And the progression is confined to specific anatomic sites
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is not addressed by the source
    And the answer on stereotactic ablative radiotherapy cites LOCAL-3
    And definitive local therapy should be considered
    And alert A-CNS is shown
    And open question AMB-17 is shown

  Scenario: Extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the extent of the progression is unknown
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy cannot be determined yet
    And the answer on stereotactic ablative radiotherapy depends on the extent of the progression
    And the answer on stereotactic ablative radiotherapy could still be that it is an option
    And the answer on stereotactic ablative radiotherapy could still be that it is not addressed by the source

  @question:AMB-18
  Scenario: Nobody has judged which local treatments are feasible, and the count does not tell
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And it is unknown which local treatments can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy cannot be determined yet
    And the answer on stereotactic ablative radiotherapy depends on which local treatments are feasible
    And the answer on stereotactic ablative radiotherapy could still be that it is an option
    And the answer on stereotactic ablative radiotherapy could still be that it is not addressed by the source

  Scenario: Not known whether only the brain progresses
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And it is unknown whether only the central nervous system progresses
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy cannot be determined yet
    And the answer on stereotactic ablative radiotherapy depends on whether only the central nervous system progresses
    And the answer on stereotactic ablative radiotherapy could still be that it is an option
    And the answer on stereotactic ablative radiotherapy could still be that it is not addressed by the source

  Scenario: Nobody mentions the brain
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is an option
    And the answer assumes that the progression is not limited to the central nervous system
    And alert A-CNS is not shown
    And open question AMB-17 is not shown

  @source:PROF-1
  Scenario: Profiling comes before SABR, too
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is an option
    And broad molecular profiling has to be done before stereotactic ablative radiotherapy
