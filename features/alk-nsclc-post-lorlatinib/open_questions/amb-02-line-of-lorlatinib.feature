@question:AMB-02 @source:SUM-1 @source:CHEMO-1 @source:CHEMO-3 @source:CHEMO-4
Feature: Lorlatinib was given first, or as fourth line or later
  One sentence on chemotherapy speaks of lorlatinib in the second or third line. Reading A is in force:
  only what the source draws from ASCO is limited to these lines; the general advice holds for every line.

  Scenario Outline: Symptoms, widespread disease, <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-4
    And alert A-LINE is shown
    And open question AMB-02 is shown with platinum-pemetrexed chemotherapy

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  Scenario Outline: No symptoms, few sites, <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-4
    And alert A-LINE is shown
    And open question AMB-02 is shown

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  Scenario Outline: Symptoms, widespread disease, a line that ASCO covers: <line>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <line>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And alert A-LINE is not shown
    And open question AMB-02 is not shown

    Examples:
      | line                                      |
      | lorlatinib was the second line of therapy |
      | lorlatinib was the third line of therapy  |

  Scenario Outline: No symptoms, few sites, a line that ASCO covers: <line>
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
    And open question AMB-02 is not shown

    Examples:
      | line                                      |
      | lorlatinib was the second line of therapy |
      | lorlatinib was the third line of therapy  |

  Scenario: Line of lorlatinib not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And the line of therapy in which lorlatinib was given is unknown
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-3
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-4
    And alert A-LINE could not be checked
    And open question AMB-02 is shown

  @question:AMB-01
  Scenario: Lorlatinib given first, performance status 3
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 3
    And lorlatinib was the first line of therapy
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And open question AMB-02 is shown
    And open question AMB-01 is shown
