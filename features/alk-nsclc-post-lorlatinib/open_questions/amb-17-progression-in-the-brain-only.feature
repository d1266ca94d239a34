@question:AMB-17 @source:LOCAL-2 @source:LOCAL-3 @source:LOCAL-4
Feature: Progression in the brain only
  The source never mentions the brain or the meninges. Reading C is in force: local therapy is answered as at
  any other site, but which kind of local therapy fits there is left open.

  Scenario: Limited progression in the brain, every local treatment said to be feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the progression is confined to specific anatomic sites
    And only the central nervous system progresses
    And SABR can treat all progressing sites
    And surgery can remove all progressing sites
    And cryotherapy can treat all progressing sites
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And the answer on definitive local therapy cites LOCAL-2
    And stereotactic ablative radiotherapy is not addressed by the source
    And the answer on stereotactic ablative radiotherapy cites LOCAL-3
    And surgical resection is not addressed by the source
    And the answer on surgical resection cites LOCAL-3
    And image-guided thermal ablation is not addressed by the source
    And the answer on image-guided thermal ablation cites LOCAL-4
    And continuing lorlatinib may be considered
    And alert A-CNS is shown
    And open question AMB-17 is shown with definitive local therapy
    And open question AMB-17 is shown with stereotactic ablative radiotherapy
    And open question AMB-17 is shown with surgical resection
    And open question AMB-17 is shown with image-guided thermal ablation

  Scenario: The same limited progression outside the brain
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the progression is confined to specific anatomic sites
    And the progression is not limited to the central nervous system
    And SABR can treat all progressing sites
    And surgery can remove all progressing sites
    And cryotherapy can treat all progressing sites
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And stereotactic ablative radiotherapy is an option
    And surgical resection is an option
    And image-guided thermal ablation is an option
    And alert A-CNS is not shown
    And open question AMB-17 is not shown

  Scenario: Nothing said about the brain
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is an option
    And the answer assumes that the progression is not limited to the central nervous system
    And alert A-CNS is not shown
    And open question AMB-17 is not shown

  Scenario: Not known whether only the brain progresses
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is limited or oligoprogressive
    And it is unknown whether only the central nervous system progresses
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then definitive local therapy should be considered
    And stereotactic ablative radiotherapy cannot be determined yet
    And the answer on stereotactic ablative radiotherapy depends on whether only the central nervous system progresses
    And the answer on stereotactic ablative radiotherapy could still be that it is an option
    And the answer on stereotactic ablative radiotherapy could still be that it is not addressed by the source
    And alert A-CNS could not be checked
    And open question AMB-17 is shown
