@question:AMB-13 @source:SUM-1 @source:CHEMO-1 @source:CHEMO-5
Feature: Platinum-pemetrexed has been given before
  Giving the same chemotherapy a second time is not discussed. Reading B is in force: the source is silent
  on the combination and on a single drug for these patients.

  Scenario Outline: Earlier platinum-pemetrexed, <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <symptoms>
    And <extent>
    And the ECOG performance status is 1
    And platinum-pemetrexed was given before
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And single-agent chemotherapy is not addressed by the source
    And the answer on single-agent chemotherapy cites CHEMO-5
    And open question AMB-13 is shown with platinum-pemetrexed chemotherapy
    And open question AMB-13 is shown with single-agent chemotherapy

    Examples:
      | patient                         | symptoms                        | extent                                            |
      | symptoms and widespread disease | the progression is symptomatic  | the progression is systemic with multiple lesions |
      | few sites without symptoms      | the progression is asymptomatic | the progression is limited or oligoprogressive    |

  Scenario: No earlier platinum-pemetrexed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And platinum-pemetrexed was not given before
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And single-agent chemotherapy is less preferred
    And open question AMB-13 is not shown

  Scenario: Nothing said about earlier chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer assumes that platinum-pemetrexed was not given before
    And open question AMB-13 is not shown

  Scenario: Not known whether platinum-pemetrexed was given before
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And it is unknown whether platinum-pemetrexed was given before
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on whether platinum-pemetrexed was given before
    And the answer on platinum-pemetrexed chemotherapy could still be that it is recommended
    And the answer on platinum-pemetrexed chemotherapy could still be that it is not addressed by the source
    And single-agent chemotherapy cannot be determined yet
    And open question AMB-13 is shown
