@question:AMB-24 @source:SUM-1 @source:CONT-2 @source:PIT-3
Feature: Lorlatinib together with chemotherapy, and when to stop it
  The source says nothing on giving both together, on a flare after stopping or on the time of stopping.
  Reading A is in force: silence on all three, while staying on lorlatinib is still to be avoided here.

  Scenario: Symptoms, widespread disease
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And open question AMB-24 is shown with continuing lorlatinib

  Scenario: Symptoms, widespread disease, lorlatinib planned together with chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib is still being taken
    And tissue profiling found no resistance mechanism
    When platinum-pemetrexed chemotherapy is proposed
    And continuing lorlatinib is proposed
    Then continuing lorlatinib cannot stand in the plan as proposed
    And platinum-pemetrexed chemotherapy is recommended
    And open question AMB-24 is shown

  Scenario: No symptoms, widespread disease
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib is not supported by the source
    And open question AMB-24 is not shown

  Scenario: Symptoms from a single site
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And open question AMB-24 is not shown

  Scenario: Widespread disease, not known whether it causes symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And open question AMB-24 is shown

  Scenario: Symptoms from ten sites, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the extent of the progression is unknown
    And the number of progressing sites is 10
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And open question AMB-24 is shown
