@constraint:A-PROFILING-SILENT @question:AMB-10 @source:PROF-1
Feature: The note where profiling cannot be done
  The source requires profiling and does not say what follows when it is impossible. A note says so.

  Scenario: Profiling not feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And broad molecular profiling is not feasible
    When next-line therapy is chosen
    Then alert A-PROFILING-SILENT is shown
    And broad molecular profiling is not addressed by the source

  Scenario Outline: No such note where <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    When next-line therapy is chosen
    Then alert A-PROFILING-SILENT is not shown

    Examples:
      | state                    | profiling                                                      |
      | profiling was not done   | broad molecular profiling has not been done                    |
      | the result is awaited    | broad molecular profiling is ordered and its result is pending |
      | plasma found nothing     | plasma profiling found no resistance mechanism                 |
      | plasma found a mechanism | plasma profiling found a resistance mechanism                  |
      | tissue found nothing     | tissue profiling found no resistance mechanism                 |
      | tissue found a mechanism | tissue profiling found a resistance mechanism                  |

  Scenario: State of profiling not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then alert A-PROFILING-SILENT could not be checked

  Scenario: Profiling not feasible in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And broad molecular profiling is not feasible
    When next-line therapy is chosen
    Then alert A-PROFILING-SILENT is not shown
