@question:AMB-03 @source:SUM-1 @source:CHEMO-1 @source:LOCAL-1 @source:LOCAL-2 @source:CONT-1
Feature: Many sites, but no symptoms
  No sentence names widespread progression without symptoms. Reading A is in force: the general sentence
  makes chemotherapy the standard, with low support, and lorlatinib needs a feasible local therapy to go on.

  Scenario: Widespread disease without symptoms, no local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1
    And continuing lorlatinib is not supported by the source
    And definitive local therapy is not addressed by the source
    And alert A-LOW-SUPPORT is shown
    And open question AMB-03 is shown with platinum-pemetrexed chemotherapy
    And open question AMB-03 is shown with continuing lorlatinib
    And nothing else is recommended

  Scenario: Widespread disease without symptoms, local therapy of every site feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And continuing lorlatinib may be considered
    And open question AMB-03 is shown

  Scenario: Widespread disease with symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And alert A-LOW-SUPPORT is not shown
    And open question AMB-03 is not shown

  Scenario: Few sites without symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And alert A-LOW-SUPPORT is not shown
    And open question AMB-03 is not shown

  Scenario: Widespread disease, not known whether it causes symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And alert A-LOW-SUPPORT could not be checked
    And open question AMB-03 is shown

  Scenario: No symptoms, extent not judged yet
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the extent of the progression is unknown
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And alert A-LOW-SUPPORT could not be checked
    And open question AMB-03 is shown
