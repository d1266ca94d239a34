@rec:CHEMO-5 @source:CHEMO-5
Feature: The platinum-pemetrexed combination rather than a single drug
  The source puts platinum with pemetrexed before chemotherapy with one drug. It does not forbid the
  single drug, and it does not offer it as a way out when the combination cannot be given.

  Scenario: Both would be possible, performance status 1
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And neither platinum nor pemetrexed is contraindicated
    And platinum-pemetrexed was not given before
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then single-agent chemotherapy is less preferred
    And the answer on single-agent chemotherapy rests on CHEMO-5
    And the answer on single-agent chemotherapy cites CHEMO-5
    And platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended

  Scenario: A single drug is planned although the combination is possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 2
    And tissue profiling found no resistance mechanism
    When single-agent chemotherapy is proposed
    And next-line therapy is chosen
    Then single-agent chemotherapy is less preferred
    And single-agent chemotherapy cannot stand in the plan as proposed

  @question:AMB-01
  Scenario Outline: Combination before single drug at performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then single-agent chemotherapy is less preferred
    And the answer on single-agent chemotherapy rests on CHEMO-5
    And the answer on single-agent chemotherapy does not depend on whether the progression causes symptoms
    And the answer on single-agent chemotherapy does not depend on the extent of the progression
    And the answer on single-agent chemotherapy does not depend on the line of therapy in which lorlatinib was given

    Examples:
      | status |
      | 0      |
      | 1      |
      | 2      |

  @question:AMB-01 @source:CHEMO-4
  Scenario Outline: No comparison at performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then single-agent chemotherapy is not addressed by the source
    And the answer on single-agent chemotherapy cites CHEMO-4
    And the answer on single-agent chemotherapy does not cite CHEMO-5
    And open question AMB-01 is shown

    Examples:
      | status |
      | 3      |
      | 4      |

  @question:AMB-11
  Scenario: Platinum or pemetrexed cannot be given at performance status 2, and a single drug is no named replacement
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 2
    And platinum or pemetrexed is contraindicated
    When next-line therapy is chosen
    Then single-agent chemotherapy is not addressed by the source
    And the answer on single-agent chemotherapy cites CHEMO-5
    And platinum-pemetrexed chemotherapy is not addressed by the source
    And open question AMB-11 is shown

  @question:AMB-13
  Scenario: Platinum-pemetrexed has been given before, so there is nothing to compare
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And platinum-pemetrexed was given before
    When next-line therapy is chosen
    Then single-agent chemotherapy is not addressed by the source
    And the answer on single-agent chemotherapy cites CHEMO-5
    And platinum-pemetrexed chemotherapy is not addressed by the source
    And open question AMB-13 is shown

  Scenario: Cannot be compared yet, because the performance status is not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is unknown
    When next-line therapy is chosen
    Then single-agent chemotherapy cannot be determined yet
    And the answer on single-agent chemotherapy depends on the ECOG performance status
    And the answer on single-agent chemotherapy could still be that it is less preferred
    And the answer on single-agent chemotherapy could still be that it is not addressed by the source

  Scenario Outline: Cannot be compared yet, because a doubt is recorded: <doubt>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <doubt>
    When next-line therapy is chosen
    Then single-agent chemotherapy cannot be determined yet
    And the answer on single-agent chemotherapy depends on <missing>
    And the answer on single-agent chemotherapy could still be that it is less preferred
    And the answer on single-agent chemotherapy could still be that it is not addressed by the source

    Examples:
      | doubt                                                           | missing                                           |
      | it is unknown whether platinum or pemetrexed is contraindicated | whether platinum or pemetrexed is contraindicated |
      | it is unknown whether platinum-pemetrexed was given before      | whether platinum-pemetrexed was given before      |

  Scenario: Nobody mentions contraindications or earlier chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then single-agent chemotherapy is less preferred
    And the answer assumes that neither platinum nor pemetrexed is contraindicated
    And the answer assumes that platinum-pemetrexed was not given before

  @source:PROF-1
  Scenario: Profiling comes before a single drug, too
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling has to be done before single-agent chemotherapy
