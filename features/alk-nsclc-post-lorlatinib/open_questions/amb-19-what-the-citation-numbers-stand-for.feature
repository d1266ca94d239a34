@question:AMB-19 @source:CHEMO-2
Feature: What the citation numbers stand for
  The source gives bare numbers without a list, and ties one of them to two guidelines at once. Reading C is
  in force: it is unresolved. What can be run is that the sentence naming the issuers stays cited and flagged.

  Scenario: Advice that the source credits to two guidelines
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-2
    And open question AMB-19 is shown

  Scenario: Advice on chemotherapy for which the source names no issuer
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-2
