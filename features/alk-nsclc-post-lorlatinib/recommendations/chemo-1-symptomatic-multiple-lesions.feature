@rec:CHEMO-1 @source:CHEMO-1 @source:CHEMO-3 @source:CHEMO-4
Feature: Platinum-pemetrexed for symptomatic progression at several systemic sites
  Symptoms, progression throughout the body and several lesions together are the situation for
  which the source calls platinum-pemetrexed the guideline-recommended choice, crediting ESMO and
  NCCN with this. Performance status 0 to 2 is the limit.

  @source:SUM-1 @source:CONT-2 @pitfall:PIT-1 @pitfall:PIT-3
  Scenario: Symptoms, widespread disease, performance status 1, lorlatinib second line, tissue tested
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-2
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And nothing has to be done before platinum-pemetrexed chemotherapy
    And continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib rests on PIT-3
    And immunotherapy alone must be avoided
    And the answer on immunotherapy alone rests on PIT-1
    And broad molecular profiling is done or under way
    And single-agent chemotherapy is less preferred
    And definitive local therapy is not addressed by the source
    And the four-drug ABCP regimen calls for caution
    And chemotherapy with immunotherapy is not addressed by the source
    And another ALK inhibitor is not addressed by the source
    And targeted therapy against a non-ALK mechanism is not addressed by the source
    And nothing else is recommended

  @source:CONT-2 @pitfall:PIT-1 @pitfall:PIT-3
  Scenario: The same patient, performance status not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is unknown
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on the ECOG performance status
    And the answer on platinum-pemetrexed chemotherapy could still be that it is recommended
    And the answer on platinum-pemetrexed chemotherapy could still be that it is not addressed by the source
    And alert A-PERFORMANCE could not be checked
    And continuing lorlatinib must be avoided
    And immunotherapy alone must be avoided

  Scenario: The more precise sentence takes the place of the general one
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is widespread
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy does not cite SUM-1

  @question:AMB-01
  Scenario Outline: Symptoms, widespread disease, performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And alert A-PERFORMANCE is not shown

    Examples:
      | status |
      | 0      |
      | 1      |
      | 2      |

  @question:AMB-01 @constraint:A-PERFORMANCE @pitfall:PIT-1 @pitfall:PIT-3
  Scenario Outline: Symptoms, widespread disease, but performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1
    And alert A-PERFORMANCE is shown
    And open question AMB-01 is shown
    And continuing lorlatinib must be avoided
    And immunotherapy alone must be avoided
    And nothing else is recommended

    Examples:
      | status |
      | 3      |
      | 4      |

  @source:SUM-1
  Scenario Outline: One of the two features is missing, so only the general sentence holds: <symptoms>, <extent>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <symptoms>
    And <extent>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-2

    Examples:
      | symptoms                        | extent                                            |
      | the progression is asymptomatic | the progression is systemic with multiple lesions |
      | the progression is symptomatic  | the progression is limited or oligoprogressive    |

  @source:SUM-1
  Scenario Outline: Not known whether this is the situation, but chemotherapy is standard either way: <gap>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <gap>
    And <known>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1

    Examples:
      | gap                                                   | known                                             |
      | it is unknown whether the progression causes symptoms | the progression is systemic with multiple lesions |
      | the extent of the progression is unknown              | the progression is symptomatic                    |

  @question:AMB-11
  Scenario: Symptoms and widespread disease, but platinum or pemetrexed cannot be given
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And platinum or pemetrexed is contraindicated
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1
    And open question AMB-11 is shown
    And single-agent chemotherapy is not addressed by the source
    And nothing else is recommended

  @question:AMB-13
  Scenario: Symptoms and widespread disease after earlier platinum-pemetrexed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And platinum-pemetrexed was given before
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1
    And open question AMB-13 is shown
    And single-agent chemotherapy is not addressed by the source
    And nothing else is recommended

  Scenario Outline: Symptoms and widespread disease, with a doubt recorded: <doubt>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <doubt>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on <missing>
    And the answer on platinum-pemetrexed chemotherapy could still be that it is recommended
    And the answer on platinum-pemetrexed chemotherapy could still be that it is not addressed by the source

    Examples:
      | doubt                                                           | missing                                           |
      | it is unknown whether platinum or pemetrexed is contraindicated | whether platinum or pemetrexed is contraindicated |
      | it is unknown whether platinum-pemetrexed was given before      | whether platinum-pemetrexed was given before      |

  @question:AMB-02 @question:AMB-20 @constraint:A-LINE
  Scenario Outline: Symptoms and widespread disease outside the lines of the ASCO sentence: <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-4
    And alert A-LINE is shown
    And open question AMB-02 is shown
    And open question AMB-20 is shown

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  @question:AMB-02
  Scenario: Symptoms and widespread disease, lorlatinib third line
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib was the third line of therapy
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And alert A-LINE is not shown
    And open question AMB-02 is not shown

  @question:AMB-04 @constraint:D6
  Scenario Outline: Judged widespread although few sites progress: <number> sites with symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the number of progressing sites is <number>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And continuing lorlatinib must be avoided
    And alert D6 is shown
    And open question AMB-04 is shown

    Examples:
      | number |
      | 2      |
      | 5      |

  @question:AMB-04 @constraint:D6
  Scenario: Judged widespread with six sites and symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 6
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And alert D6 is not shown

  @question:AMB-04 @constraint:D4
  Scenario: One progressing site cannot be called widespread
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 1
    When next-line therapy is chosen
    Then the record is impossible because of D4

  @source:PROF-1 @pitfall:PIT-2
  Scenario: Symptoms and widespread disease, but nobody has profiled the tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When platinum-pemetrexed chemotherapy is proposed
    And next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And broad molecular profiling must be performed
    And broad molecular profiling has to be done before platinum-pemetrexed chemotherapy
    And PIT-2 speaks against the plan
