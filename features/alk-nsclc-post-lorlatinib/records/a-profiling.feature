@constraint:A-PROFILING @question:AMB-09 @source:PROF-1 @source:PIT-2
Feature: The stop sign where profiling has not been done
  Profiling has to come before any next line, and the source states no exception for urgency. The record is
  marked with a stop until the sample is taken.

  Scenario Outline: <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    When next-line therapy is chosen
    Then alert A-PROFILING is shown

    Examples:
      | state              | profiling                                   |
      | Profiling not done | broad molecular profiling has not been done |
      | Only ALK tested    | only a single-gene ALK test has been done   |

  Scenario Outline: No stop where <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    When next-line therapy is chosen
    Then alert A-PROFILING is not shown

    Examples:
      | state                    | profiling                                                      |
      | the result is awaited    | broad molecular profiling is ordered and its result is pending |
      | plasma found nothing     | plasma profiling found no resistance mechanism                 |
      | plasma found a mechanism | plasma profiling found a resistance mechanism                  |
      | tissue found nothing     | tissue profiling found no resistance mechanism                 |
      | tissue found a mechanism | tissue profiling found a resistance mechanism                  |
      | profiling cannot be done | broad molecular profiling is not feasible                      |

  Scenario: State of profiling not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then alert A-PROFILING could not be checked

  Scenario: Profiling not done in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then alert A-PROFILING is not shown

  Scenario: Profiling not done, progression on lorlatinib not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the progression on lorlatinib is unknown
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then alert A-PROFILING is shown
