@question:AMB-06 @question:AMB-14 @source:PIT-4 @source:CTX-2
Feature: Another ALK inhibitor after lorlatinib
  The source names no ALK inhibitor for this moment. It thinks that most patients have used up what such
  drugs offer, and also warns against taking that for granted. So there is silence, not advice against.

  Scenario: Progression on lorlatinib, nothing else known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source
    And the answer on another ALK inhibitor cites PIT-4
    And the answer on another ALK inhibitor cites CTX-2
    And alert PIT-4 is shown
    And open question AMB-06 is shown

  Scenario Outline: <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    And <mechanism>
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source
    And the answer on another ALK inhibitor cites PIT-4
    And the answer on another ALK inhibitor cites CTX-2

    Examples:
      | finding                         | profiling                                      | mechanism                                                       |
      | Resistance in ALK, from tissue  | tissue profiling found a resistance mechanism  | the resistance mechanism lies in ALK itself                     |
      | Resistance in ALK, from plasma  | plasma profiling found a resistance mechanism  | the resistance mechanism lies in ALK itself                     |
      | A treatable mechanism elsewhere | tissue profiling found a resistance mechanism  | the resistance mechanism lies outside ALK and is actionable     |
      | An untreatable one elsewhere    | tissue profiling found a resistance mechanism  | the resistance mechanism lies outside ALK and is not actionable |
      | Nothing found                   | tissue profiling found no resistance mechanism | no resistance mechanism was found                               |
      | Not tested                      | broad molecular profiling has not been done    | no profiling result is available                                |

  Scenario Outline: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source

    Examples:
      | patient                 | detail                                     |
      | Lorlatinib given first  | lorlatinib was the first line of therapy   |
      | Lorlatinib given third  | lorlatinib was the third line of therapy   |
      | No symptoms             | the progression is asymptomatic            |
      | Widespread disease      | the progression is widespread              |
      | Performance status 4    | the ECOG performance status is 4           |
      | Only the brain affected | only the central nervous system progresses |

  @source:TITLE-1
  Scenario: Another ALK inhibitor was already given after lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was another ALK inhibitor
    When next-line therapy is chosen
    Then another ALK inhibitor is out of scope
    And the answer on another ALK inhibitor does not cite PIT-4

  @source:TITLE-1
  Scenario: Last systemic therapy not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy is unknown
    When next-line therapy is chosen
    Then another ALK inhibitor cannot be determined yet
    And the answer on another ALK inhibitor depends on the last systemic therapy
    And the answer on another ALK inhibitor could still be that it is out of scope
