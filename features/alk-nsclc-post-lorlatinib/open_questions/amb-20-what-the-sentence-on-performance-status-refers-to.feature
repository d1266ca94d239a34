@question:AMB-20 @source:CHEMO-3 @source:CHEMO-4
Feature: What does the sentence on performance status and line refer to?
  It points back without saying to what. Reading D is in force: its limit on performance status covers all
  advice on chemotherapy, its limit on the line only what the source draws from ASCO.

  Scenario Outline: <line>, performance status 2
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 2
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-4
    And open question AMB-20 is shown with platinum-pemetrexed chemotherapy

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  Scenario Outline: <line>, performance status 3
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 3
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And single-agent chemotherapy is not addressed by the source

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the second line of therapy            |
      | lorlatinib was the third line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  Scenario Outline: Within both limits, <line>, performance status 2
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 2
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And open question AMB-20 is not shown

    Examples:
      | line                                      |
      | lorlatinib was the second line of therapy |
      | lorlatinib was the third line of therapy  |

  Scenario: Line not known, performance status 2
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 2
    And the line of therapy in which lorlatinib was given is unknown
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-3
    And open question AMB-20 is shown
