@question:AMB-10 @source:PROF-1 @source:PROF-2 @source:PROF-3
Feature: What a negative test means, and which test is enough
  The source asks for tissue after a negative plasma test and does not say what negative means. Reading B is
  in force: no mechanism was found. An informative plasma test is enough; on the rest the source is silent.

  Scenario: Plasma found no resistance mechanism
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And plasma profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And tissue re-biopsy is strongly recommended
    And the answer on tissue re-biopsy cites PROF-3
    And open question AMB-10 is shown with broad molecular profiling
    And open question AMB-10 is shown with tissue re-biopsy

  Scenario: Plasma found a resistance mechanism
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And plasma profiling found a resistance mechanism
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And tissue re-biopsy is not addressed by the source
    And open question AMB-10 is shown

  Scenario: Tissue found no resistance mechanism
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And tissue profiling found no resistance mechanism
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And tissue re-biopsy is not addressed by the source
    And open question AMB-10 is shown

  Scenario: Profiling is not feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And broad molecular profiling is not feasible
    When next-line therapy is chosen
    Then broad molecular profiling is not addressed by the source
    And tissue re-biopsy is not addressed by the source
    And alert A-PROFILING-SILENT is shown
    And open question AMB-10 is shown

  Scenario Outline: Not touched: <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And open question AMB-10 is not shown

    Examples:
      | state                    | profiling                                                      |
      | tissue found a mechanism | tissue profiling found a resistance mechanism                  |
      | profiling not done       | broad molecular profiling has not been done                    |
      | only ALK was tested      | only a single-gene ALK test has been done                      |
      | result awaited           | broad molecular profiling is ordered and its result is pending |

  Scenario: A test of ALK alone is not broad enough
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And only a single-gene ALK test has been done
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And the answer on broad molecular profiling cites PROF-2

  Scenario: State of profiling not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then tissue re-biopsy cannot be determined yet
    And the answer on tissue re-biopsy depends on the state of molecular profiling
    And alert A-PROFILING-SILENT could not be checked
    And open question AMB-10 is shown
