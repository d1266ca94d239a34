@rec:LOCAL-4 @source:LOCAL-4
Feature: Thermal ablation as a local treatment for selected patients
  Cryotherapy, microwave and radiofrequency ablation under imaging are listed for selected patients.
  The source does not say who they are, so a clinician judges what is feasible.

  @question:AMB-18
  Scenario Outline: Few sites, <method>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And <method>
    And the progression is not limited to the central nervous system
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation is an option
    And the answer on image-guided thermal ablation rests on LOCAL-4
    And the answer on image-guided thermal ablation cites LOCAL-4
    And stereotactic ablative radiotherapy is not addressed by the source
    And surgical resection is not addressed by the source
    And open question AMB-18 is shown

    Examples:
      | method                                                  |
      | cryotherapy can treat all progressing sites             |
      | microwave ablation can treat all progressing sites      |
      | radiofrequency ablation can treat all progressing sites |

  Scenario: All three methods and SABR can reach every site
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And cryotherapy can treat all progressing sites
    And microwave ablation can treat all progressing sites
    And radiofrequency ablation can treat all progressing sites
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation is an option
    And stereotactic ablative radiotherapy is an option
    And surgical resection is not addressed by the source

  Scenario: Symptoms and performance status do not take the option away
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And cryotherapy can treat all progressing sites
    And the ECOG performance status is 3
    When next-line therapy is chosen
    Then image-guided thermal ablation is an option
    And the answer on image-guided thermal ablation does not depend on whether the progression causes symptoms
    And the answer on image-guided thermal ablation does not depend on the number of progressing sites
    And the answer on image-guided thermal ablation does not depend on the ECOG performance status

  Scenario: Widespread instead of limited
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And cryotherapy can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation is not addressed by the source
    And the answer on image-guided thermal ablation cites LOCAL-4

  @question:AMB-18
  Scenario Outline: Few sites, but ablation cannot reach all of them: <feasible>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And <feasible>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation is not addressed by the source
    And the answer on image-guided thermal ablation cites LOCAL-4
    And open question AMB-18 is shown

    Examples:
      | feasible                                           |
      | SABR can treat all progressing sites               |
      | surgery can remove all progressing sites           |
      | no local treatment can treat all progressing sites |

  @question:AMB-17 @constraint:A-CNS
  Scenario: Only the brain progresses, so no kind of local treatment is named
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And only the central nervous system progresses
    And the progression is confined to specific anatomic sites
    And cryotherapy can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation is not addressed by the source
    And the answer on image-guided thermal ablation cites LOCAL-4
    And definitive local therapy should be considered
    And alert A-CNS is shown
    And open question AMB-17 is shown

  Scenario: Extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the extent of the progression is unknown
    And cryotherapy can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation cannot be determined yet
    And the answer on image-guided thermal ablation depends on the extent of the progression
    And the answer on image-guided thermal ablation could still be that it is an option
    And the answer on image-guided thermal ablation could still be that it is not addressed by the source

  @question:AMB-18
  Scenario: Nobody has judged which local treatments are feasible, and the count does not tell
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And it is unknown which local treatments can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation cannot be determined yet
    And the answer on image-guided thermal ablation depends on which local treatments are feasible
    And the answer on image-guided thermal ablation could still be that it is an option
    And the answer on image-guided thermal ablation could still be that it is not addressed by the source

  Scenario: Not known whether only the brain progresses
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And it is unknown whether only the central nervous system progresses
    And cryotherapy can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation cannot be determined yet
    And the answer on image-guided thermal ablation depends on whether only the central nervous system progresses
    And the answer on image-guided thermal ablation could still be that it is an option
    And the answer on image-guided thermal ablation could still be that it is not addressed by the source

  Scenario: Extent, feasible treatments and the brain are all unclear
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the extent of the progression is unknown
    And it is unknown which local treatments can treat all progressing sites
    And it is unknown whether only the central nervous system progresses
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation cannot be determined yet
    And the answer on image-guided thermal ablation depends on the extent of the progression, which local treatments are feasible and whether only the central nervous system progresses

  Scenario: Nobody mentions the brain
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And cryotherapy can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then image-guided thermal ablation is an option
    And the answer assumes that the progression is not limited to the central nervous system
    And alert A-CNS is not shown

  @source:PROF-1
  Scenario: Profiling comes before thermal ablation, too
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And cryotherapy can treat all progressing sites
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then image-guided thermal ablation is an option
    And broad molecular profiling has to be done before image-guided thermal ablation
