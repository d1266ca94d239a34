@rec:CONT-2 @source:CONT-2 @source:PIT-3 @pitfall:PIT-3
Feature: No further lorlatinib in symptomatic progression at several systemic sites
  With symptoms, progression throughout the body and several lesions, the source advises against
  staying on lorlatinib. It says so twice: as advice, and in its list of mistakes.

  @question:AMB-24
  Scenario: Symptoms and widespread disease
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib rests on PIT-3
    And the answer on continuing lorlatinib cites PIT-3
    And the answer on continuing lorlatinib does not cite CONT-1
    And open question AMB-24 is shown
    And platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended

  Scenario: Staying on lorlatinib is planned in spite of symptoms and widespread disease
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is widespread
    And the ECOG performance status is 1
    And tissue profiling found no resistance mechanism
    When continuing lorlatinib is proposed
    And next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And continuing lorlatinib cannot stand in the plan as proposed

  Scenario: The advice against it holds whatever else is known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib does not depend on the ECOG performance status
    And the answer on continuing lorlatinib does not depend on the line of therapy in which lorlatinib was given
    And the answer on continuing lorlatinib does not depend on the number of progressing sites
    And the answer on continuing lorlatinib does not depend on which local treatments are feasible
    And the answer on continuing lorlatinib does not depend on the state of molecular profiling
    And the answer on continuing lorlatinib does not depend on the resistance mechanism

  @question:AMB-01
  Scenario Outline: Symptoms and widespread disease at performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib rests on PIT-3

    Examples:
      | status |
      | 2      |
      | 3      |

  @question:AMB-04
  Scenario Outline: Judged widespread, <number> sites with symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the number of progressing sites is <number>
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib rests on PIT-3
    And open question AMB-04 is shown
    And alert D6 <flag>

    Examples:
      | number | flag         |
      | 2      | is shown     |
      | 5      | is shown     |
      | 6      | is not shown |

  @question:AMB-03 @question:AMB-05 @source:CONT-1
  Scenario Outline: Widespread, but without symptoms, and <feasible>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And <feasible>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib <verdict>
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib does not cite PIT-3
    And the answer on continuing lorlatinib does not cite CONT-2
    And open question AMB-24 is not shown

    Examples:
      | feasible                                           | verdict                        |
      | no local treatment can treat all progressing sites | is not supported by the source |
      | SABR can treat all progressing sites               | may be considered              |

  @source:CONT-1
  Scenario Outline: Symptoms, but a single progressing site, and <feasible>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And <feasible>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib <verdict>
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib does not cite PIT-3
    And the answer on continuing lorlatinib does not cite CONT-2

    Examples:
      | feasible                                           | verdict                        |
      | no local treatment can treat all progressing sites | is not supported by the source |
      | SABR can treat all progressing sites               | may be considered              |

  Scenario: Widespread, no local therapy possible, symptoms not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on whether the progression causes symptoms
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And alert PIT-3 would apply if more were known

  @question:AMB-04
  Scenario: Symptoms at three sites, no local therapy possible, extent not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the extent of the progression is unknown
    And the number of progressing sites is 3
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the extent of the progression
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it is not recommended
    And alert PIT-3 would apply if more were known

  @source:TITLE-1
  Scenario: The same findings, but the tumour is ALK-negative
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib is out of scope
    And alert PIT-3 is not shown
