@question:AMB-09 @source:HEAD-1 @source:PROF-1 @source:PROF-3 @source:PIT-2 @source:PIT-3
Feature: Must profiling results be there before treatment starts?
  Profiling is asked for before the next line. Reading A is in force: the sample has to come first, the
  result may follow. The source names no exception for a patient who is getting worse.

  Scenario: Symptoms, widespread disease, profiling not done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 2
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And broad molecular profiling has to be done before platinum-pemetrexed chemotherapy
    And platinum-pemetrexed chemotherapy is recommended
    And continuing lorlatinib must be avoided
    And alert A-PROFILING is shown
    And open question AMB-09 is shown with broad molecular profiling

  Scenario: Symptoms, widespread disease, sample taken and result awaited
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 2
    And broad molecular profiling is ordered and its result is pending
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And nothing has to be done before platinum-pemetrexed chemotherapy
    And platinum-pemetrexed chemotherapy is recommended
    And alert PROF-1 is shown
    And alert A-PROFILING is not shown
    And open question AMB-09 is shown

  Scenario: Chemotherapy planned while the result is awaited
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 2
    And broad molecular profiling is ordered and its result is pending
    When platinum-pemetrexed chemotherapy is proposed
    Then nothing speaks against the plan

  Scenario Outline: <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 2
    And <profiling>
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And nothing has to be done before platinum-pemetrexed chemotherapy
    And alert PROF-1 is not shown
    And alert A-PROFILING is not shown
    And open question AMB-09 is not shown

    Examples:
      | state                          | profiling                                      |
      | Plasma result, nothing found   | plasma profiling found no resistance mechanism |
      | Plasma result, mechanism found | plasma profiling found a resistance mechanism  |
      | Tissue result, nothing found   | tissue profiling found no resistance mechanism |
      | Tissue result, mechanism found | tissue profiling found a resistance mechanism  |

  Scenario: Profiling not feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And broad molecular profiling is not feasible
    When next-line therapy is chosen
    Then broad molecular profiling is not addressed by the source
    And nothing has to be done before platinum-pemetrexed chemotherapy
    And alert A-PROFILING is not shown
    And open question AMB-09 is not shown

  Scenario: State of profiling not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then broad molecular profiling has to be done before platinum-pemetrexed chemotherapy
    And alert A-PROFILING could not be checked
    And open question AMB-09 is shown
