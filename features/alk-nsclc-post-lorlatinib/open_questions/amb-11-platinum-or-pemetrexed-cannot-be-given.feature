@question:AMB-11 @source:SUM-1 @source:CHEMO-1 @source:CHEMO-5
Feature: Platinum or pemetrexed cannot be given
  The source prefers the combination to a single drug and says no more. Reading A is in force: with a
  contraindication it is silent, and a single drug does not step in as a replacement.

  Scenario Outline: Contraindication, <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <symptoms>
    And <extent>
    And the ECOG performance status is 1
    And platinum or pemetrexed is contraindicated
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And single-agent chemotherapy is not addressed by the source
    And the answer on single-agent chemotherapy cites CHEMO-5
    And open question AMB-11 is shown with platinum-pemetrexed chemotherapy
    And open question AMB-11 is shown with single-agent chemotherapy

    Examples:
      | patient                         | symptoms                        | extent                                            |
      | symptoms and widespread disease | the progression is symptomatic  | the progression is systemic with multiple lesions |
      | few sites without symptoms      | the progression is asymptomatic | the progression is limited or oligoprogressive    |

  Scenario: Contraindication in widespread disease, nothing put in its place
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    And platinum or pemetrexed is contraindicated
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And nothing else is recommended

  Scenario: No contraindication
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And neither platinum nor pemetrexed is contraindicated
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And single-agent chemotherapy is less preferred
    And open question AMB-11 is not shown

  Scenario: Nothing said about a contraindication
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer assumes that neither platinum nor pemetrexed is contraindicated
    And open question AMB-11 is not shown

  Scenario: Not known whether there is a contraindication
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And it is unknown whether platinum or pemetrexed is contraindicated
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on whether platinum or pemetrexed is contraindicated
    And the answer on platinum-pemetrexed chemotherapy could still be that it is recommended
    And the answer on platinum-pemetrexed chemotherapy could still be that it is not addressed by the source
    And single-agent chemotherapy cannot be determined yet
    And the answer on single-agent chemotherapy could still be that it is less preferred
    And open question AMB-11 is shown
