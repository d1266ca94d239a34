@rec:PROF-1 @source:PROF-1 @source:PROF-2 @source:HEAD-1 @source:PIT-2
Feature: Broad molecular profiling before the next line of therapy
  Before the next treatment starts, tumour tissue or plasma has to be tested broadly for the way in
  which the cancer has become resistant. The source puts this first and counts leaving it out as a
  mistake.

  @question:AMB-09 @pitfall:PIT-2 @constraint:A-PROFILING
  Scenario Outline: No broad profiling at this progression: <testing>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <testing>
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And the answer on broad molecular profiling rests on PROF-1
    And the answer on broad molecular profiling cites PROF-1
    And the answer on broad molecular profiling cites PROF-2
    And the answer on broad molecular profiling cites HEAD-1
    And the answer on broad molecular profiling cites PIT-2
    And alert A-PROFILING is shown
    And alert PIT-2 is shown
    And open question AMB-09 is shown
    And open question AMB-22 is shown
    And broad molecular profiling has to be done before platinum-pemetrexed chemotherapy
    And broad molecular profiling comes before every treatment

    Examples:
      | testing                                     |
      | broad molecular profiling has not been done |
      | only a single-gene ALK test has been done   |

  @question:AMB-09
  Scenario: Profiling ordered, result awaited
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling is ordered and its result is pending
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And the answer on broad molecular profiling rests on PROF-1
    And alert PROF-1 is shown
    And alert A-PROFILING is not shown
    And alert PIT-2 is not shown
    And open question AMB-09 is shown
    And nothing has to be done before platinum-pemetrexed chemotherapy

  Scenario Outline: Profiling done: <result>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <result>
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And the answer on broad molecular profiling rests on PROF-1
    And alert PROF-1 is not shown
    And alert A-PROFILING is not shown
    And alert PIT-2 is not shown
    And nothing has to be done before platinum-pemetrexed chemotherapy

    Examples:
      | result                                         |
      | plasma profiling found no resistance mechanism |
      | plasma profiling found a resistance mechanism  |
      | tissue profiling found no resistance mechanism |
      | tissue profiling found a resistance mechanism  |

  @question:AMB-10 @constraint:A-PROFILING-SILENT
  Scenario: Profiling cannot be done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling is not feasible
    When next-line therapy is chosen
    Then broad molecular profiling is not addressed by the source
    And the answer on broad molecular profiling cites PROF-1
    And the answer on broad molecular profiling does not cite PROF-2
    And alert A-PROFILING-SILENT is shown
    And alert A-PROFILING is not shown
    And open question AMB-10 is shown
    And nothing has to be done before platinum-pemetrexed chemotherapy

  Scenario: State of profiling not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then broad molecular profiling cannot be determined yet
    And the answer on broad molecular profiling depends on the state of molecular profiling
    And the answer on broad molecular profiling could still be that it must be performed
    And the answer on broad molecular profiling could still be that it is done or under way
    And the answer on broad molecular profiling could still be that it is not addressed by the source
    And alert A-PROFILING could not be checked
    And alert PIT-2 would apply if more were known
    And broad molecular profiling has to be done before platinum-pemetrexed chemotherapy

  Scenario Outline: State of profiling not recorded, but its finding is: <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And the state of molecular profiling is unknown
    And <finding>
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And nothing has to be done before platinum-pemetrexed chemotherapy

    Examples:
      | finding                                                         |
      | no resistance mechanism was found                               |
      | the resistance mechanism lies in ALK itself                     |
      | the resistance mechanism lies outside ALK and is actionable     |
      | the resistance mechanism lies outside ALK and is not actionable |

  Scenario: No result available and no word on whether profiling was ordered
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And the state of molecular profiling is unknown
    And no profiling result is available
    When next-line therapy is chosen
    Then broad molecular profiling cannot be determined yet
    And the answer on broad molecular profiling depends on the state of molecular profiling
    And the answer on broad molecular profiling could still be that it must be performed

  @question:AMB-22 @pitfall:PIT-2
  Scenario: Local therapy and staying on lorlatinib are planned without profiling
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When definitive local therapy is proposed
    And continuing lorlatinib is proposed
    And next-line therapy is chosen
    Then broad molecular profiling must be performed
    And definitive local therapy should be considered
    And continuing lorlatinib may be considered
    And PIT-2 speaks against the plan
    And broad molecular profiling has to be done before definitive local therapy
    And broad molecular profiling has to be done before continuing lorlatinib
    And open question AMB-22 is shown

  @question:AMB-22 @pitfall:PIT-2
  Scenario: Profiling first, then local therapy and staying on lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When broad molecular profiling is proposed
    And definitive local therapy is proposed
    And continuing lorlatinib is proposed
    And next-line therapy is chosen
    Then nothing speaks against the plan

  @question:AMB-01
  Scenario Outline: Performance status <status> does not do away with profiling
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And the answer on broad molecular profiling does not depend on the ECOG performance status

    Examples:
      | status |
      | 0      |
      | 2      |
      | 3      |
      | 4      |

  @source:TITLE-1
  Scenario Outline: Profiling is not a matter of this guideline because <reason>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <reason>
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling is out of scope

    Examples:
      | reason                                                   |
      | the disease is not non-small-cell lung cancer            |
      | the tumour is ALK-negative                               |
      | the last systemic therapy was another ALK inhibitor      |
      | progression on lorlatinib is suspected but not confirmed |

  @source:TITLE-1
  Scenario Outline: Profiling cannot be judged because <gap>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <gap>
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling cannot be determined yet
    And the answer on broad molecular profiling depends on <missing>
    And alert PIT-2 would apply if more were known

    Examples:
      | gap                                      | missing                       |
      | the disease is unknown                   | the disease                   |
      | the ALK status is unknown                | the ALK status                |
      | the last systemic therapy is unknown     | the last systemic therapy     |
      | the progression on lorlatinib is unknown | the progression on lorlatinib |
