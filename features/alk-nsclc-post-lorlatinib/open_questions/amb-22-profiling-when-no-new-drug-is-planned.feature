@question:AMB-22 @source:PROF-1 @source:PIT-2
Feature: Profiling when no new drug is planned
  One sentence ties profiling to the next treatment, another to progression itself. Reading B is in force:
  progression decides, so profiling is asked for whatever the plan.

  Scenario: Local therapy planned and lorlatinib to go on, profiling not done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And broad molecular profiling has not been done
    When definitive local therapy is proposed
    And continuing lorlatinib is proposed
    Then broad molecular profiling must be performed
    And broad molecular profiling has to be done before definitive local therapy
    And broad molecular profiling has to be done before continuing lorlatinib
    And PIT-2 speaks against the plan
    And open question AMB-22 is shown with broad molecular profiling

  Scenario: A new drug planned, profiling not done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When platinum-pemetrexed chemotherapy is proposed
    Then broad molecular profiling must be performed
    And broad molecular profiling has to be done before platinum-pemetrexed chemotherapy
    And PIT-2 speaks against the plan
    And open question AMB-22 is shown

  Scenario: No treatment planned, profiling not done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 4
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And alert PIT-2 is shown
    And open question AMB-22 is shown

  Scenario Outline: Local therapy planned and lorlatinib to go on, <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And <profiling>
    When definitive local therapy is proposed
    And continuing lorlatinib is proposed
    Then nothing speaks against the plan
    And nothing has to be done before continuing lorlatinib
    And open question AMB-22 is not shown

    Examples:
      | state                    | profiling                                                      |
      | result awaited           | broad molecular profiling is ordered and its result is pending |
      | plasma found nothing     | plasma profiling found no resistance mechanism                 |
      | plasma found a mechanism | plasma profiling found a resistance mechanism                  |
      | tissue found nothing     | tissue profiling found no resistance mechanism                 |
      | tissue found a mechanism | tissue profiling found a resistance mechanism                  |
      | profiling not feasible   | broad molecular profiling is not feasible                      |

  Scenario: State of profiling not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then broad molecular profiling cannot be determined yet
    And alert PIT-2 would apply if more were known
    And open question AMB-22 is shown
