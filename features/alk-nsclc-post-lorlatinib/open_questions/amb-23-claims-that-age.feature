@question:AMB-23 @source:CHEMO-2 @source:CHEMO-3 @source:IO-4 @source:PIT-4 @source:CTX-1
Feature: Claims that age
  Some sentences were true on some day the source does not state. Reading B is in force: they need checking
  again. What can be run is that they stay named in the answers and that no newer drug slips in.

  Scenario: The only favourable result with immunotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the four-drug ABCP regimen calls for caution
    And the answer on the four-drug ABCP regimen cites IO-4

  Scenario: Guidelines of certain years behind the advice on chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-2
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-3

  Scenario: The most advanced ALK inhibitor of its day
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source
    And the answer on another ALK inhibitor cites PIT-4
    And platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended
