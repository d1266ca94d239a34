@question:AMB-15 @source:PROF-1 @source:PIT-2 @source:PIT-4
Feature: A treatable change outside ALK is found
  Such a finding may open the way to another targeted drug, but the source gives it no rank. Reading B is in
  force: it is a possibility beside chemotherapy, which stays the standard.

  Scenario Outline: Fit patient, <test> shows a treatable mechanism outside ALK
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <test> profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is actionable
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is an option
    And platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended
    And alert A-OFF-TARGET is shown
    And open question AMB-15 is shown with targeted therapy against a non-ALK mechanism
    And open question AMB-15 is shown with platinum-pemetrexed chemotherapy

    Examples:
      | test   |
      | tissue |
      | plasma |

  Scenario Outline: <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And <mechanism>
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is not addressed by the source
    And the answer on targeted therapy against a non-ALK mechanism cites PIT-4
    And platinum-pemetrexed chemotherapy is recommended
    And alert A-OFF-TARGET is not shown
    And open question AMB-15 is not shown

    Examples:
      | finding                              | mechanism                                                       |
      | An untreatable mechanism outside ALK | the resistance mechanism lies outside ALK and is not actionable |
      | Resistance in ALK itself             | the resistance mechanism lies in ALK itself                     |
      | Nothing found                        | no resistance mechanism was found                               |
      | No result                            | no profiling result is available                                |

  Scenario: Mechanism not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And the resistance mechanism is unknown
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism cannot be determined yet
    And the answer on targeted therapy against a non-ALK mechanism depends on the resistance mechanism
    And the answer on targeted therapy against a non-ALK mechanism could still be that it is an option
    And the answer on targeted therapy against a non-ALK mechanism could still be that it is not addressed by the source
    And alert A-OFF-TARGET could not be checked
    And open question AMB-15 is shown
