@rec:SUM-1 @source:SUM-1 @source:HEAD-2 @source:CTX-2 @source:CHEMO-4 @source:CHEMO-3
Feature: Platinum-pemetrexed chemotherapy as the standard after lorlatinib
  Once the disease has progressed on lorlatinib, the source calls chemotherapy with platinum and
  pemetrexed the standard for most patients, whatever the symptoms or the extent. It limits its
  advice on chemotherapy to performance status 0 to 2.

  @question:AMB-03 @constraint:A-LOW-SUPPORT
  Scenario: No symptoms, widespread disease, performance status 1
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And the histology is non-squamous
    And neither platinum nor pemetrexed is contraindicated
    And platinum-pemetrexed was not given before
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy cites HEAD-2
    And the answer on platinum-pemetrexed chemotherapy cites CTX-2
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1
    And alert A-LOW-SUPPORT is shown
    And open question AMB-03 is shown
    And nothing has to be done before platinum-pemetrexed chemotherapy
    And nothing else is recommended

  Scenario Outline: Standard without regard to symptoms and extent: <symptoms>, <extent>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <symptoms>
    And <extent>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1

    Examples:
      | symptoms                                              | extent                                            |
      | the progression is asymptomatic                       | the progression is systemic with multiple lesions |
      | the progression is asymptomatic                       | the progression is limited or oligoprogressive    |
      | the progression is symptomatic                        | the progression is limited or oligoprogressive    |
      | it is unknown whether the progression causes symptoms | the progression is systemic with multiple lesions |
      | the progression is symptomatic                        | the extent of the progression is unknown          |
      | it is unknown whether the progression causes symptoms | the extent of the progression is unknown          |

  Scenario: Low support is pointed out only where symptoms are absent and disease is widespread
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And alert A-LOW-SUPPORT is not shown
    And open question AMB-03 is not shown

  @question:AMB-01
  Scenario Outline: Performance status <status>, within the source's limit
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    And lorlatinib was the second line of therapy
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And alert A-PERFORMANCE is not shown
    And open question AMB-01 is not shown

    Examples:
      | status |
      | 0      |
      | 1      |
      | 2      |

  @question:AMB-01 @constraint:A-PERFORMANCE
  Scenario Outline: Performance status <status>, beyond the source's limit
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    And lorlatinib was the second line of therapy
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And the answer on platinum-pemetrexed chemotherapy does not cite SUM-1
    And alert A-PERFORMANCE is shown
    And alert D16 is shown
    And open question AMB-01 is shown

    Examples:
      | status |
      | 3      |
      | 4      |

  Scenario: Performance status not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is unknown
    And lorlatinib was the second line of therapy
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on the ECOG performance status
    And the answer on platinum-pemetrexed chemotherapy could still be that it is recommended
    And the answer on platinum-pemetrexed chemotherapy could still be that it is not addressed by the source
    And alert A-PERFORMANCE could not be checked

  @question:AMB-11
  Scenario: Platinum or pemetrexed cannot be given, performance status 2
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 2
    And platinum or pemetrexed is contraindicated
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CTX-2
    And open question AMB-11 is shown
    And open question AMB-13 is not shown

  @question:AMB-13
  Scenario: Platinum-pemetrexed has been given before
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And platinum-pemetrexed was given before
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CTX-2
    And open question AMB-13 is shown
    And open question AMB-11 is not shown

  Scenario Outline: A doubt that somebody recorded, so nothing is assumed: <doubt>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
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

  Scenario: Performance status, contraindications and earlier chemotherapy all unclear
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is unknown
    And it is unknown whether platinum or pemetrexed is contraindicated
    And it is unknown whether platinum-pemetrexed was given before
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on the ECOG performance status, whether platinum or pemetrexed is contraindicated and whether platinum-pemetrexed was given before

  Scenario: Performance status 3 settles the answer whatever else is unclear
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 3
    And it is unknown whether platinum or pemetrexed is contraindicated
    And it is unknown whether platinum-pemetrexed was given before
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4

  Scenario: Nobody mentions histology, contraindications or earlier chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer assumes that neither platinum nor pemetrexed is contraindicated
    And the answer assumes that platinum-pemetrexed was not given before
    And the answer assumes that the histology is non-squamous
    And alert A-HISTOLOGY is not shown
    And open question AMB-12 is not shown

  @question:AMB-12 @constraint:A-HISTOLOGY
  Scenario Outline: A histology the source does not mention: <histology>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <histology>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And alert A-HISTOLOGY is shown
    And open question AMB-12 is shown

    Examples:
      | histology                                       |
      | the histology is squamous                       |
      | the histology is of another non-small-cell type |

  @question:AMB-12
  Scenario: Histology said to be unknown
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And the histology is unknown
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And alert A-HISTOLOGY could not be checked
    And open question AMB-12 is shown

  @question:AMB-02
  Scenario Outline: Lorlatinib in a line that the ASCO sentence covers: <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And alert A-LINE is not shown
    And open question AMB-02 is not shown

    Examples:
      | line                                      |
      | lorlatinib was the second line of therapy |
      | lorlatinib was the third line of therapy  |

  @question:AMB-02 @question:AMB-20 @constraint:A-LINE
  Scenario Outline: Lorlatinib in a line that the ASCO sentence does not cover: <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-4
    And alert A-LINE is shown
    And open question AMB-02 is shown
    And open question AMB-20 is shown

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  Scenario: Line of lorlatinib not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    And the line of therapy in which lorlatinib was given is unknown
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-4
    And alert A-LINE could not be checked
    And the answer on platinum-pemetrexed chemotherapy does not depend on the line of therapy in which lorlatinib was given

  @question:AMB-14 @constraint:A-ON-TARGET
  Scenario: A resistance mechanism in ALK itself leaves the standard as it is
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And another ALK inhibitor is not addressed by the source
    And alert A-ON-TARGET is shown
    And open question AMB-14 is shown

  @question:AMB-06 @source:PIT-4
  Scenario: Chemotherapy is the default, and no door to targeted therapy is closed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy cites CTX-2
    And another ALK inhibitor is not addressed by the source
    And the answer on another ALK inhibitor cites PIT-4
    And the answer on another ALK inhibitor cites CTX-2
    And alert PIT-4 is shown
    And open question AMB-06 is shown

  @source:TITLE-1
  Scenario Outline: Not for this patient, because <reason>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <reason>
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is out of scope

    Examples:
      | reason                                                   |
      | the disease is not non-small-cell lung cancer            |
      | the tumour is ALK-negative                               |
      | the last systemic therapy was another ALK inhibitor      |
      | progression on lorlatinib is suspected but not confirmed |
