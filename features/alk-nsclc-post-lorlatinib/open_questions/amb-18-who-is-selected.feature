@question:AMB-18 @source:LOCAL-4 @source:LOCAL-5 @source:CONT-1
Feature: Who is selected, and what is definitive?
  The source speaks of selected patients and definitive treatment without criteria. Reading A is in force:
  a clinician states what is feasible; it is never worked out from the number of sites.

  Scenario: Three sites, feasibility not stated
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And it is unknown which local treatments can treat all progressing sites
    When next-line therapy is chosen
    Then image-guided thermal ablation cannot be determined yet
    And the answer on image-guided thermal ablation depends on which local treatments are feasible
    And the answer on image-guided thermal ablation could still be that it is an option
    And the answer on image-guided thermal ablation could still be that it is not addressed by the source
    And continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on which local treatments are feasible
    And alert A-NO-MODALITY could not be checked
    And open question AMB-18 is shown with image-guided thermal ablation
    And open question AMB-18 is shown with continuing lorlatinib

  Scenario: A single site, and the clinician judges no local treatment feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then image-guided thermal ablation is not addressed by the source
    And continuing lorlatinib is not supported by the source
    And alert A-NO-MODALITY is shown
    And open question AMB-18 is shown

  Scenario Outline: Eight sites judged limited, and the clinician judges <kind> feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 8
    And <kind> can treat all progressing sites
    When next-line therapy is chosen
    Then image-guided thermal ablation is an option
    And the answer on image-guided thermal ablation cites LOCAL-4
    And continuing lorlatinib may be considered
    And the answer on continuing lorlatinib cites LOCAL-5
    And open question AMB-18 is shown

    Examples:
      | kind                    |
      | cryotherapy             |
      | microwave ablation      |
      | radiofrequency ablation |

  Scenario: Only SABR judged feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then stereotactic ablative radiotherapy is an option
    And surgical resection is not addressed by the source
    And image-guided thermal ablation is not addressed by the source
    And continuing lorlatinib may be considered
    And open question AMB-18 is shown

  Scenario: Systemic progression
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And cryotherapy can treat all progressing sites
    When next-line therapy is chosen
    Then image-guided thermal ablation is not addressed by the source
    And open question AMB-18 is not shown

  Scenario: Extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the extent of the progression is unknown
    And cryotherapy can treat all progressing sites
    When next-line therapy is chosen
    Then image-guided thermal ablation cannot be determined yet
    And the answer on image-guided thermal ablation depends on the extent of the progression
    And open question AMB-18 is shown
