@rec:PROF-3 @source:PROF-3
Feature: Tissue re-biopsy after a negative plasma test
  A plasma test that finds no way of resistance is not the last word: a new tissue sample is then
  strongly recommended. The source asks for tissue in this one situation only.

  @question:AMB-10
  Scenario: Plasma test negative
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And plasma profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then tissue re-biopsy is strongly recommended
    And the answer on tissue re-biopsy rests on PROF-3
    And the answer on tissue re-biopsy cites PROF-3
    And broad molecular profiling is done or under way
    And platinum-pemetrexed chemotherapy is recommended
    And nothing has to be done before platinum-pemetrexed chemotherapy
    And open question AMB-10 is shown
    And nothing else is recommended

  @question:AMB-10
  Scenario Outline: A result is there that calls for no further tissue: <result>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <result>
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And the answer on tissue re-biopsy cites PROF-3

    Examples:
      | result                                         |
      | plasma profiling found a resistance mechanism  |
      | tissue profiling found no resistance mechanism |
      | tissue profiling found a resistance mechanism  |

  @question:AMB-10 @source:PROF-1
  Scenario Outline: No result yet, so tissue and plasma are both open: <testing>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <testing>
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And the answer on tissue re-biopsy cites PROF-1
    And the answer on tissue re-biopsy does not cite PROF-3

    Examples:
      | testing                                                        |
      | broad molecular profiling has not been done                    |
      | broad molecular profiling is ordered and its result is pending |

  @question:AMB-10 @source:PROF-1
  Scenario: Neither tissue nor plasma can be tested
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling is not feasible
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And the answer on tissue re-biopsy cites PROF-1
    And open question AMB-10 is shown

  Scenario: State of profiling not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then tissue re-biopsy cannot be determined yet
    And the answer on tissue re-biopsy depends on the state of molecular profiling
    And the answer on tissue re-biopsy could still be that it is strongly recommended
    And the answer on tissue re-biopsy could still be that it is not addressed by the source

  Scenario: No mechanism found, but not recorded whether in plasma or in tissue
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And the state of molecular profiling is unknown
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then tissue re-biopsy cannot be determined yet
    And the answer on tissue re-biopsy depends on the state of molecular profiling
    And the answer on tissue re-biopsy could still be that it is strongly recommended

  Scenario: A mechanism was found, whether in plasma or in tissue
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And the state of molecular profiling is unknown
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And the answer on tissue re-biopsy cites PROF-3
